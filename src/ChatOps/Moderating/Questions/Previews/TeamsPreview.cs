using System.Text.Json.Nodes;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Questions.Previews;

/// <summary>
/// An Adaptive Card as Teams would draw it, from the very JSON that is sent. A picture in HTML: nothing in it can be pressed or typed
/// into. What it doesn't know it leaves out. Pure. https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
/// </summary>
internal static class TeamsPreview
{
    public static string Draw(JsonObject card) => $"<div class=\"teams-card\">\n{Each(card["body"], Element)}</div>\n";

    private static string Element(JsonNode node)
    {
        if (node["isVisible"] is { } visible && !visible.GetValue<bool>())
            return "";
        var html = Text(node["type"]) switch
        {
            "TextBlock" => $"<p class=\"{(Text(node["size"]) == "Large" ? "title" : "section")}\">{Encode(node["text"])}</p>\n",
            "RichTextBlock" => $"<p>{Each(node["inlines"], Run)}</p>\n",
            "Container" => $"<div{Html.When(Text(node["style"]) == "emphasis", " class=\"quote\"")}>{Each(node["items"], Element)}</div>\n",
            "ColumnSet" => $"<div class=\"facts\">{Each(node["columns"], c => $"<div>{Each(c["items"], Element)}</div>")}</div>\n",
            "ActionSet" => $"<p class=\"actions\">{Each(node["actions"], Button)}</p>\n",
            "Input.Text" => Labelled(node, Box(node["isMultiline"] is null ? "box" : "box tall", node["value"] ?? node["placeholder"])),
            "Input.ChoiceSet" when Text(node["style"]) == "expanded" => Labelled(node, Each(node["choices"], Choice)),
            "Input.ChoiceSet" => Labelled(node, Box("box list", Chosen(node) ?? node["placeholder"])),
            "Input.Date" => Labelled(node, Box("box", node["value"])),
            "Input.Toggle" => Labelled(node, $"<span class=\"option\">☐ {Encode(node["title"])}</span>"),
            _ => "",
        };
        return node["separator"] is null ? html : "<hr>\n" + html;
    }

    private static string Button(JsonNode action) => $"<span class=\"press {Text(action["style"])}\">{Encode(action["title"])}</span> ";

    private static string Box(string look, JsonNode? value) => $"<span class=\"{look}\">{Encode(value)}</span>";

    private static string Choice(JsonNode choice) => $"<span class=\"option\">○ {Encode(choice["title"])}</span>";

    private static string Run(JsonNode run)
    {
        var text = Encode(run["text"]).Replace("&#xA;", "<br>", StringComparison.Ordinal);
        if (Text(run["weight"]) == "Bolder")
            text = $"<strong>{text}</strong>";
        if (run["italic"] is not null)
            text = $"<em>{text}</em>";
        return run["isSubtle"] is null ? text : $"<small>{text}</small>";
    }

    private static string Labelled(JsonNode input, string field)
    {
        var label = input["label"] is { } text ? $"<span class=\"label\">{Encode(text)}</span>" : "";
        return $"<div class=\"input\">{label}{field}</div>\n";
    }

    private static JsonNode? Chosen(JsonNode input) =>
        (input["choices"] as JsonArray)?.FirstOrDefault(c => Text(c?["value"]) == Text(input["value"]))?["title"];

    private static string Each(JsonNode? list, Func<JsonNode, string> draw) =>
        string.Concat((list as JsonArray ?? []).OfType<JsonNode>().Select(draw));

    private static string Encode(JsonNode? text) => Html.Encode(Text(text));

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}

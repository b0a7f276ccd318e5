using System.Text.Json.Nodes;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Questions.Previews;

/// <summary>
/// A Block Kit modal as Slack would draw it, from the very JSON that is sent. A picture in HTML: nothing in it can be pressed or typed
/// into. What it doesn't know it leaves out. Pure. https://docs.slack.dev/surfaces/modals
/// </summary>
internal static class SlackPreview
{
    public static string Draw(JsonObject view) =>
        $"""
        <div class="slack-modal">
        <p class="title">{Plain(view["title"])}</p>
        {Each(view["blocks"], Block)}<p class="actions end">
        <span class="press">{Plain(view["close"])}</span>
        <span class="press positive">{Plain(view["submit"])}</span>
        </p>
        </div>

        """;

    private static string Block(JsonNode block) => Text(block["type"]) switch
    {
        "header" => $"<p class=\"title\">{Plain(block["text"])}</p>\n",
        "divider" => "<hr>\n",
        "context" => $"<p><small>{Each(block["elements"], e => Encode(e["text"]))}</small></p>\n",
        "rich_text" => Each(block["elements"], Part),
        "actions" => $"<p class=\"actions\">{Each(block["elements"], Button)}</p>\n",
        "input" => Input(block),
        _ => "",
    };

    private static string Button(JsonNode button) => $"<span class=\"press {Look(button)}\">{Plain(button["text"])}</span> ";

    private static string Input(JsonNode block)
    {
        var hint = block["hint"] is { } text ? $"<small>{Plain(text)}</small>" : "";
        return $"<div class=\"input\"><span class=\"label\">{Plain(block["label"])}</span>{Element(block["element"]!)}{hint}</div>\n";
    }

    private static string Part(JsonNode part) => Text(part["type"]) switch
    {
        "rich_text_list" => $"<ul>{Each(part["elements"], e => $"<li>{Each(e["elements"], Run)}</li>")}</ul>\n",
        "rich_text_quote" => $"<p class=\"quote\">{Each(part["elements"], Run)}</p>\n",
        _ => $"<p>{Each(part["elements"], Run)}</p>\n",
    };

    private static string Run(JsonNode run)
    {
        var text = Encode(run["text"]).Replace("&#xA;", "<br>", StringComparison.Ordinal);
        return run["style"]?["bold"] is null ? text : $"<strong>{text}</strong>";
    }

    private static string Element(JsonNode element) => Text(element["type"]) switch
    {
        "plain_text_input" => TextBox(element),
        "checkboxes" => Each(element["options"], o => $"<span class=\"option\">☐ {Plain(o["text"])}</span>"),
        "radio_buttons" => Each(element["options"], o => $"<span class=\"option\">○ {Plain(o["text"])}</span>"),
        "static_select" or "multi_static_select" =>
            $"<span class=\"box list\">{Plain(element["initial_option"]?["text"] ?? element["placeholder"])}</span>",
        "datepicker" => $"<span class=\"box\">{Encode(element["initial_date"])}</span>",
        _ => "",
    };

    private static string TextBox(JsonNode input)
    {
        var look = input["multiline"]?.GetValue<bool>() == true ? "box tall" : "box";
        return $"<span class=\"{look}\">{(input["initial_value"] is { } value ? Encode(value) : Plain(input["placeholder"]))}</span>";
    }

    private static string Look(JsonNode button) =>
        Text(button["style"]) switch { "primary" => "positive", "danger" => "destructive", _ => "" };

    private static string Each(JsonNode? list, Func<JsonNode, string> draw) =>
        string.Concat((list as JsonArray ?? []).OfType<JsonNode>().Select(draw));

    private static string Plain(JsonNode? text) => Encode(text?["text"]);

    private static string Encode(JsonNode? text) => Html.Encode(Text(text));

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}

using ChatOps.Web.Drawing;

namespace ChatOps.Web;

/// <summary>The one layout of all pages: the language, the head, the style sheets. What stands in the body is each page's own.</summary>
internal static class PageLayout
{
    /// <summary>The media type of every page.</summary>
    public const string Type = "text/html; charset=utf-8";

    private const string Base = "/base.css";

    private static readonly string Styles = Resource("base.css");

    /// <summary>What all pages look like. There is nothing of anybody in it: no sign-in is needed.</summary>
    public static void MapLayout(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Base, () => Results.Text(Styles, "text/css; charset=utf-8"));

    /// <param name="head">What is said of the page.</param>
    /// <param name="body">HTML, ended by a line break.</param>
    public static string Write(PageHead head, string body) =>
        $"""
        <!doctype html>
        <html lang="{head.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Html.Encode(head.Title)}</title>
        {Icon(head)}{Html.Each(head.Styles.Prepend(Base), Style)}{Html.Each(head.Scripts, Script)}</head>
        <body>
        {body}</body>
        </html>

        """;

    private static string Icon(PageHead head) => head.Icon is { } address ? $"<link rel=\"icon\" href=\"{address}\">\n" : "";

    private static string Style(string address) => $"<link rel=\"stylesheet\" href=\"{address}\">\n";

    /// <summary>Run when the page is there: without a script each page works as well.</summary>
    private static string Script(string address) => $"<script src=\"{address}\" defer></script>\n";

    private static string Resource(string name)
    {
        using var stream = typeof(PageLayout).Assembly.GetManifestResourceStream($"ChatOps.Web.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>What the head of a page says.</summary>
/// <param name="Language">BCP 47 tag of what is written on it.</param>
/// <param name="Title">Text.</param>
internal sealed record PageHead(string Language, string Title)
{
    /// <summary>Address of the picture in the browser's tab; null: the browser asks for the one that it always asks for.</summary>
    public string? Icon { get; init; }

    /// <summary>Addresses of style sheets that add to the one of all pages.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>Addresses of scripts, in the order in which they run.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];
}

using ChatOps.Programs;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating;

/// <summary>What every page of the console has around it. Drawn whole by the server; works without a script.</summary>
internal static class ConsolePage
{
    /// <summary>The pages of a program, as they stand in its bar, with the text that names each.</summary>
    public static readonly IReadOnlyList<(string Path, string Label)> Pages =
        [("needs-you", "console.needs"), ("rounds", "console.rounds"), ("pairs", "console.pairs"), ("members", "console.members"), ("questions", "console.questions"), ("sample-goals", "console.goals")];

    public static string Styles { get; } = HtmlCards.Styles + Resource("console.css");

    public static string Script { get; } = Resource("console.js");

    /// <param name="look">Who looks, at what program.</param>
    /// <param name="here">Which of <see cref="Pages"/> this is.</param>
    /// <param name="title">Text; the page's heading.</param>
    /// <param name="main">HTML below the heading.</param>
    public static PageAnswer Page(PageRequest look, string here, string title, string main) => new PageAnswer.Page(Write(look.Moderator, title, main, look.Program, here));

    /// <summary>A page for whoever no bot knows: it can't act for them.</summary>
    public static PageAnswer Unknown(PageRequest look, string here, string title) => Page(look, here, title, HtmlPieces.Said(look.T["console.unknown"]));

    /// <param name="moderator">Who looks.</param>
    /// <param name="title">Text; the page's heading.</param>
    /// <param name="main">HTML below the heading.</param>
    /// <param name="program">The program that it is about; null: all of theirs.</param>
    /// <param name="here">Which of <see cref="Pages"/> this is.</param>
    public static string Write(Moderator moderator, string title, string main, Program? program = null, string here = "")
    {
        var t = moderator.Phrases;
        return $"""
            <!doctype html>
            <html lang="{t.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Html.Encode(program is null ? title : $"{title} · {program.Name}")} · ChatOps</title>
            <link rel="stylesheet" href="/console/style.css">
            <script src="/console/console.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">{Html.Encode(t["console.skip"])}</a>
            <header class="top">
            <div class="bar">
            <p class="brand"><a href="/console">{Html.Encode(t["console.name"])}</a>{(program is null ? "" : $" <span class=\"program\">{Html.Encode(program.Name)}</span>")}</p>
            <form method="post" action="/sign-out" class="reader"><span class="subtle">{Html.Encode(moderator.Name)}</span> <button type="submit" class="quiet">{Html.Encode(t["console.sign-out"])}</button></form>
            </div>
            {(program is null ? "" : Bar(program, here, moderator))}</header>
            <main id="main">
            <h1>{Html.Encode(title)}</h1>
            {main}</main>
            </body>
            </html>

            """;
    }

    private static string Bar(Program program, string here, Moderator moderator) =>
        $"""
        <nav class="tabs"{Html.Attribute("aria-label", program.Name)}>
        <ul>
        {Html.Each(Pages, p => $"<li><a href=\"/console/{program.Key}/{p.Path}\"{Html.Attribute("aria-current", p.Path == here ? "page" : null)}>{Html.Encode(moderator.Phrases[p.Label])}</a></li>\n")}</ul>
        </nav>

        """;

    private static string Resource(string name)
    {
        using var stream = typeof(ConsolePage).Assembly.GetManifestResourceStream($"ChatOps.Moderating.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using ChatOps.Programs;
using ChatOps.Web;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating;

/// <summary>What every page of the console has around it. Drawn whole by the server; works without a script.</summary>
internal static class ConsolePage
{
    /// <summary>The pages of a program, as they stand in its bar, with the text that names each.</summary>
    public static readonly IReadOnlyList<(string Path, string Label)> Pages =
    [
        ("needs-you", "console.needs"),
        ("rounds", "console.rounds"),
        ("pairs", "console.pairs"),
        ("members", "console.members"),
        ("questions", "console.questions"),
        ("sample-goals", "console.goals"),
    ];

    public static string Styles { get; } = HtmlCards.Styles + Resource("console.css");

    public static string Script { get; } = Resource("console.js");

    /// <param name="look">Who looks, at what program.</param>
    /// <param name="here">Which of <see cref="Pages"/> this is.</param>
    /// <param name="title">Text; the page's heading.</param>
    /// <param name="main">HTML below the heading.</param>
    public static PageAnswer Page(PageRequest look, string here, string title, string main) =>
        new PageAnswer.Page(Write(look.Moderator, title, main, look.Program, here));

    /// <summary>A page for whoever no bot knows: it can't act for them.</summary>
    public static PageAnswer Unknown(PageRequest look, string here, string title) =>
        Page(look, here, title, HtmlPieces.Said(look.T["console.unknown"]));

    /// <param name="moderator">Who looks.</param>
    /// <param name="title">Text; the page's heading.</param>
    /// <param name="main">HTML below the heading.</param>
    /// <param name="program">The program that it is about; null: all of theirs.</param>
    /// <param name="here">Which of <see cref="Pages"/> this is.</param>
    public static string Write(Moderator moderator, string title, string main, Program? program = null, string here = "")
    {
        var t = moderator.Phrases;
        var full = program is null ? title : $"{title} · {program.Name}";
        var head = new PageHead(t.Tag, $"{full} · ChatOps") { Styles = ["/console/style.css"], Scripts = ["/console/console.js"] };
        var about = program is null ? "" : $" <span class=\"program\">{Html.Encode(program.Name)}</span>";
        return PageLayout.Write(
            head,
            $"""
            <a class="skip" href="#main">{Html.Encode(t["console.skip"])}</a>
            <header class="top">
            <div class="bar">
            <p class="brand"><a href="/console">{Html.Encode(t["console.name"])}</a>{about}</p>
            {Reader(moderator)}</div>
            {(program is null ? "" : Bar(program, here, moderator))}</header>
            <main id="main">
            <h1>{Html.Encode(title)}</h1>
            {main}</main>

            """);
    }

    private static string Reader(Moderator moderator) =>
        $"""
        <form method="post" action="/sign-out" class="reader">
        <span class="subtle">{Html.Encode(moderator.Name)}</span>
        <button type="submit" class="quiet">{Html.Encode(moderator.Phrases["console.sign-out"])}</button>
        </form>

        """;

    private static string Bar(Program program, string here, Moderator moderator) =>
        $"""
        <nav class="tabs"{Html.Attribute("aria-label", program.Name)}>
        <ul>
        {Html.Each(Pages, p => Tab(program, p.Path, moderator.Phrases[p.Label], p.Path == here))}</ul>
        </nav>

        """;

    private static string Tab(Program program, string path, string label, bool isHere)
    {
        var current = Html.Attribute("aria-current", isHere ? "page" : null);
        return $"<li><a href=\"/console/{program.Key}/{path}\"{current}>{Html.Encode(label)}</a></li>\n";
    }

    private static string Resource(string name)
    {
        using var stream = typeof(ConsolePage).Assembly.GetManifestResourceStream($"ChatOps.Moderating.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

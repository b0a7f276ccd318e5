using System.Text.RegularExpressions;
using ChatOps.Tests.Hosting;
using ChatOps.Web;

namespace ChatOps.Tests.Web;

/// <summary>One layout and one base sheet for all pages, and HTML that can be read where it is written.</summary>
public sealed partial class PageLayoutTests
{
    private const int LongestLine = 140;

    /// <summary>A card stands alone, on pages and in previews: it brings its own colours.</summary>
    private const string Cards = "ChatOps/Web/Drawing/cards.css";

    private const string Base = "ChatOps/Web/base.css";

    private static readonly Dictionary<string, string> Sheets = Directory
        .EnumerateFiles(Path.Combine(SourceFiles.Root, "src"), "*.css", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Path.Combine(SourceFiles.Root, "src"), f).Replace('\\', '/'))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && f != Cards)
        .ToDictionary(f => f, f => File.ReadAllText(Path.Combine(SourceFiles.Root, "src", f)));

    [Fact]
    public void one_file_writes_the_head_of_a_page() => SourceFiles.All
        .Where(f => f.Text.Contains("<!doctype", StringComparison.OrdinalIgnoreCase) || Head().IsMatch(f.Text))
        .Select(f => f.Path)
        .ShouldBe(["ChatOps/Web/PageLayout.cs"]);

    [Fact]
    public void a_line_holds_a_piece_of_html_that_can_be_read()
    {
        var lines = SourceFiles.All
            .SelectMany(f => f.Text.Split('\n'), (f, line) => (f.Path, Line: line))
            .Where(l => Element().IsMatch(l.Line)).ToList();

        lines.Count.ShouldBeGreaterThan(200);
        lines.Where(l => l.Line.Length > LongestLine).Select(l => $"{l.Path}: {l.Line.Trim()}").ShouldBeEmpty();
    }

    [Fact]
    public void sheets_take_their_colours_from_the_base()
    {
        var shared = Given().Matches(Sheets[Base]).Select(m => m.Groups[1].Value).ToHashSet();

        Sheets.Count.ShouldBe(5);
        foreach (var (path, sheet) in Sheets)
        {
            var own = Given().Matches(sheet).Select(m => m.Groups[1].Value).ToHashSet();
            if (path != Base)
                own.Intersect(shared).ShouldBeEmpty(path);
            Taken().Matches(sheet).Select(m => m.Groups[1].Value).Except(shared).Except(own).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public void a_page_says_its_language_its_title_and_what_it_needs()
    {
        var page = PageLayout.Write(
            new PageHead("de", "Runden & mehr") { Styles = ["/own.css"], Scripts = ["/own.js"] },
            "<main>\n</main>\n");

        page.ShouldBe(
            """
            <!doctype html>
            <html lang="de">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Runden &amp; mehr</title>
            <link rel="stylesheet" href="/base.css">
            <link rel="stylesheet" href="/own.css">
            <script src="/own.js" defer></script>
            </head>
            <body>
            <main>
            </main>
            </body>
            </html>

            """);
    }

    [GeneratedRegex("<(html|head|body|meta|title)[ >]")]
    private static partial Regex Head();

    [GeneratedRegex(
        "</?(a|article|aside|bdi|button|code|dd|details|div|dl|dt|fieldset|footer|form|h[1-6]|header|input|label|legend|li|main|nav|ol"
        + "|option|p|pre|q|section|select|small|span|strong|summary|svg|table|tbody|td|template|textarea|th|thead|tr|ul)[ >{]")]
    private static partial Regex Element();

    [GeneratedRegex(@"(--[\w-]+):")]
    private static partial Regex Given();

    [GeneratedRegex(@"var\((--[\w-]+)\)")]
    private static partial Regex Taken();
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ChatOps.Participation;

/// <summary>The report as a page: one table a program, readable without style, script or colour.</summary>
internal static class ParticipationPage
{
    public const string Hidden = "hidden to protect people";

    private static readonly CompositeFormat Pointer = CompositeFormat.Parse("Fewer than {0} people, or it could be worked out from other figures.");

    public static string Of(ParticipationReport report, string reader)
    {
        var body = new StringBuilder();
        if (report.Rows.Count == 0)
            body.Append("<p>No round in this period. The first figures appear after the first week closes.</p>\n");
        else if (report.Rows.All(r => r.Figures is null))
            body.Append("<p>Too few people take part to show figures without showing individuals.</p>\n");
        foreach (var program in report.Rows.GroupBy(r => r.Program))
            Table(body, program.Key, program, report.MinimumGroup);
        return Whole(report.MinimumGroup, reader, body.ToString());
    }

    /// <summary>The page when the figures can't be read.</summary>
    public static string Failed(string reader) => Whole(null, reader, "<p>The figures could not be read just now. Nothing is lost; please reload.</p>\n");

    private static void Table(StringBuilder body, string program, IEnumerable<ReportRow> rows, int minimum)
    {
        body.Append(CultureInfo.InvariantCulture, $"<section aria-label=\"{Text(program)}\" class=\"scroll\" tabindex=\"0\">\n<table>\n<caption>{Text(program)}</caption>\n");
        body.Append("<thead><tr><th scope=\"col\">Week</th><th scope=\"col\">Members</th><th scope=\"col\">Due</th><th scope=\"col\">Shared</th><th scope=\"col\">On time</th></tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(row.Week)}</th>");
            if (row.Figures is { } f)
                body.Append(CultureInfo.InvariantCulture, $"<td>{f.Members}</td><td>{f.Due}</td><td>{f.Shared}{Share(f.Shared, f.Due)}</td><td>{f.OnTime}{Share(f.OnTime, f.Due)}</td>");
            else
                body.Append(CultureInfo.InvariantCulture, $"<td class=\"hidden\" colspan=\"4\" title=\"{Text(string.Format(CultureInfo.InvariantCulture, Pointer, minimum))}\">{Hidden}</td>");
            body.Append("</tr>\n");
        }

        body.Append("</tbody>\n</table>\n</section>\n");
    }

    private static string Share(long part, long whole) => whole == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Math.Round(100m * part / whole)} %)");

    private static string Whole(int? minimum, string reader, string body) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Participation</title>
        <link rel="stylesheet" href="/participation/style.css">
        </head>
        <body>
        <header><h1>Participation</h1><div>{Text(reader)} <form method="post" action="/sign-out"><button>Sign out</button></form></div></header>
        <main>
        <h2>Check-ins shared, by week</h2>
        {body}<p>Members: people whose check-in opened in that week. A lower figure may mean holidays, a busy season or a poor fit of days and hours.
        It is not a measure of anyone's work and must not be used for one.</p>
        </main>
        <footer>What this page shows: totals for groups of {minimum ?? SmallGroups.Minimum(0)} or more people. It can't show what anyone wrote, who is someone's partner, or one person's
        figures: those are out of reach of this page. Your visit is logged.</footer>
        </body>
        </html>

        """;

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}

using System.Globalization;
using System.Text;

namespace ChatOps.Participation.Pages;

/// <summary>Rows by department, week or round, with the same rows to download.</summary>
internal static class GroupTable
{
    public static string Of(PageText text, Overview overview)
    {
        var hasMeetings = overview.Rows.Any(r => r.Figures?.Meetings is not null);
        var title = overview.By == By.Department ? text["by-department-title", overview.Round] : text[overview.By == By.Week ? "by-week-title" : "by-round-title"];
        var html = new StringBuilder($"<section aria-labelledby=\"groups\">\n<h2 id=\"groups\">{title}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"groups\">\n<table>\n");
        var first = text[overview.By switch { By.Department => "department", By.Week => "week", _ => "round" }];
        html.Append(CultureInfo.InvariantCulture, $"<thead><tr><th scope=\"col\">{first}</th><th scope=\"col\">{text["members"]}</th><th scope=\"col\">{text["due"]}</th><th scope=\"col\" class=\"wide\">{text["shared-column"]}</th><th scope=\"col\" class=\"wide\">{text["on-time"]}</th>{(hasMeetings ? $"<th scope=\"col\" class=\"wide\">{text["met"]}</th>" : "")}</tr></thead>\n<tbody>\n");
        foreach (var row in overview.Rows)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Name(text, row)}</th>{Cells(text, row.Figures, hasMeetings)}</tr>\n");
        html.Append("</tbody>\n</table>\n</div>\n");
        if (overview.Rows.Any(r => r.Figures is null))
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{text["hidden-why", overview.Minimum]}</p>\n");
        if (hasMeetings && overview.By == By.Department)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{text["meetings-note"]}</p>\n");
        return html.Append(Downloads(text, overview)).Append("</section>\n").ToString();
    }

    private static string Name(PageText text, ReportRow row) => row switch
    {
        { Department: { Length: > 0 } department } => PageText.Encode(department),
        { Department: not null } => text["no-department"],
        { Monday: { } monday } => IsoWeek.Name(monday),
        _ => row.Round.ToString(CultureInfo.InvariantCulture),
    };

    private static string Cells(PageText text, Figures? figures, bool hasMeetings)
    {
        if (figures is not { } f)
            return $"<td>–</td><td>–</td><td class=\"hidden\" colspan=\"{(hasMeetings ? 3 : 2)}\">{text["hidden"]}</td>";
        var cells = $"<td>{text.Number(f.Members)}</td><td>{text.Number(f.Due)}</td>{Share(text, f.Shared, f.Due)}{Share(text, f.OnTime, f.Due)}";
        return !hasMeetings ? cells : cells + (f.Meetings is { } m ? Share(text, m.Held, m.Booked) : "<td>–</td>");
    }

    private static string Share(PageText text, long part, long whole) =>
        $"<td class=\"wide\">{text.Number(part)} <span class=\"share\">{text.Percent(part, whole)}</span> {Bar.Of(part, whole)}</td>";

    private static string Downloads(PageText text, Overview overview)
    {
        var query = PageText.Encode($"?program={Uri.EscapeDataString(overview.Key)}&from={IsoWeek.Name(overview.From)}&to={IsoWeek.Name(overview.To)}&by={overview.By.ToString().ToLowerInvariant()}");
        return $"""
            <p class="downloads"><a href="/participation.csv{query}" download="participation.csv">CSV</a> <a href="/participation.json{query}">JSON</a></p>
            <details><summary>{text["how-to-read"]}</summary>
            <p>{text["how-to-read-1"]}</p>
            <p>{text["how-to-read-2"]}</p>
            </details>

            """;
    }
}

using System.Globalization;

namespace ChatOps.Participation.Pages;

/// <summary>Rows by department, week or round, with the same rows to download.</summary>
internal static class GroupTable
{
    public static string Of(PageText text, Overview overview)
    {
        var hasMeetings = overview.Rows.Any(r => r.Figures?.Meetings is not null);
        return $"""
            <section aria-labelledby="groups">
            <h2 id="groups">{Title(text, overview)}</h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="groups">
            <table>
            {Head(text, overview.By, hasMeetings)}<tbody>
            {string.Concat(overview.Rows.Select(r => Row(text, r, hasMeetings)))}</tbody>
            </table>
            </div>
            {Notes(text, overview, hasMeetings)}{Downloads(text, overview)}</section>

            """;
    }

    private static string Title(PageText text, Overview overview) => overview.By switch
    {
        By.Department => text["by-department-title", overview.Round],
        By.Week => text["by-week-title"],
        _ => text["by-round-title"],
    };

    private static string Head(PageText text, By by, bool hasMeetings) =>
        $"""
        <thead><tr>
        <th scope="col">{text[by switch { By.Department => "department", By.Week => "week", _ => "round" }]}</th>
        <th scope="col">{text["members"]}</th>
        <th scope="col">{text["due"]}</th>
        <th scope="col" class="wide">{text["shared-column"]}</th>
        <th scope="col" class="wide">{text["on-time"]}</th>
        {(hasMeetings ? $"<th scope=\"col\" class=\"wide\">{text["met"]}</th>\n" : "")}</tr></thead>

        """;

    private static string Row(PageText text, ReportRow row, bool hasMeetings) =>
        $"<tr><th scope=\"row\">{Name(text, row)}</th>{Cells(text, row.Figures, hasMeetings)}</tr>\n";

    private static string Notes(PageText text, Overview overview, bool hasMeetings)
    {
        var notes = "";
        if (overview.Rows.Any(r => r.Figures is null))
            notes += $"<p class=\"note\">{text["hidden-why", overview.Minimum]}</p>\n";
        if (hasMeetings && overview.By == By.Department)
            notes += $"<p class=\"note\">{text["meetings-note"]}</p>\n";
        return notes;
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
        var met = !hasMeetings ? "" : f.Meetings is { } m ? Share(text, m.Held, m.Booked) : "<td>–</td>";
        return $"<td>{text.Number(f.Members)}</td><td>{text.Number(f.Due)}</td>"
            + Share(text, f.Shared, f.Due) + Share(text, f.OnTime, f.Due) + met;
    }

    private static string Share(PageText text, long part, long whole) =>
        $"<td class=\"wide\">{text.Number(part)} <span class=\"share\">{text.Percent(part, whole)}</span> {Bar.Of(part, whole)}</td>";

    private static string Downloads(PageText text, Overview overview)
    {
        var by = overview.By.ToString().ToLowerInvariant();
        var period = $"from={IsoWeek.Name(overview.From)}&to={IsoWeek.Name(overview.To)}";
        var query = PageText.Encode($"?program={Uri.EscapeDataString(overview.Key)}&{period}&by={by}");
        return $"""
            <p class="downloads">
            <a href="/participation.csv{query}" download="participation.csv">CSV</a>
            <a href="/participation.json{query}">JSON</a>
            </p>
            <details><summary>{text["how-to-read"]}</summary>
            <p>{text["how-to-read-1"]}</p>
            <p>{text["how-to-read-2"]}</p>
            </details>

            """;
    }
}

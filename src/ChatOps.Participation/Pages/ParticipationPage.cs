using ChatOps.Participation.Groups;

namespace ChatOps.Participation.Pages;

/// <summary>The page from top to bottom: how many, how steadily, where it slips. Readable without style, script or colour.</summary>
internal static class ParticipationPage
{
    public static string Of(
        HeaderAndFooter around,
        IReadOnlyList<(string Key, string Name)> programs,
        string? program,
        Query query,
        Overview? overview,
        BandStep? bands,
        (long Employees, DateOnly AsOf)? headcount)
    {
        var text = around.Text;
        // Nothing to choose from yet.
        if (programs.Count == 0)
            return around.Write(Notice(text["no-data"]));
        var (from, to) = (overview?.From ?? query.From, overview?.To ?? query.To);
        var filters = Filters.Of(text, programs, program, from, to, query.By ?? By.Department);
        if (overview is null)
            return around.Write(filters + Notice(text["no-data"]));
        if (overview.IsAllHidden)
            return around.Write(filters + Notice(text["all-hidden"]) + GroupTable.Of(text, overview));
        return around.Write(
            filters
            + Tiles.Of(text, overview, headcount)
            + TrendChart.Of(text, overview.Trend)
            + Steadily.Of(text, bands, overview.Round)
            + GroupTable.Of(text, overview));
    }

    public static string Failed(HeaderAndFooter around) => around.Write(Notice(around.Text["failed"]));

    public static string BadFilter(HeaderAndFooter around, IReadOnlyList<(string Key, string Name)> programs) =>
        around.Write(Filters.Of(around.Text, programs, null, null, null, By.Department) + Notice(around.Text["bad-filter"]));

    private static string Notice(string sentence) => $"<p class=\"notice\" role=\"status\">{sentence}</p>\n";
}

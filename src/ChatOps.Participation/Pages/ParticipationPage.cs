using ChatOps.Participation.Groups;

namespace ChatOps.Participation.Pages;

/// <summary>The page from top to bottom: how many, how steadily, where it slips. Readable without style, script or colour.</summary>
internal static class ParticipationPage
{
    public static string Of(
        Frame frame, IReadOnlyList<(string Key, string Name)> programs, string? program, Query query, Overview? overview, BandStep? bands, (long Employees, DateOnly AsOf)? headcount)
    {
        var text = frame.Text;
        // Nothing to choose from yet.
        if (programs.Count == 0)
            return frame.Around(Notice(text["no-data"]));
        var filters = Filters.Of(text, programs, program, overview?.From ?? query.From, overview?.To ?? query.To, query.By ?? By.Department);
        if (overview is null)
            return frame.Around(filters + Notice(text["no-data"]));
        if (overview.IsAllHidden)
            return frame.Around(filters + Notice(text["all-hidden"]) + GroupTable.Of(text, overview));
        return frame.Around(filters + Tiles.Of(text, overview, headcount) + TrendChart.Of(text, overview.Trend) + Steadily.Of(text, bands, overview.Round) + GroupTable.Of(text, overview));
    }

    public static string Failed(Frame frame) => frame.Around(Notice(frame.Text["failed"]));

    public static string BadFilter(Frame frame, IReadOnlyList<(string Key, string Name)> programs) =>
        frame.Around(Filters.Of(frame.Text, programs, null, null, null, By.Department) + Notice(frame.Text["bad-filter"]));

    private static string Notice(string sentence) => $"<p class=\"notice\" role=\"status\">{sentence}</p>\n";
}

namespace ChatOps.Participation.Pages;

/// <summary>The figures of the period at a glance.</summary>
internal static class Tiles
{
    public static string Of(PageText text, Overview overview, (long Employees, DateOnly AsOf)? headcount) =>
        $"""
        <section aria-label="{text["figures"]}">
        <dl class="tiles">
        {(overview.Period is { } period ? Of(text, overview, period, headcount) : "")}</dl>
        </section>

        """;

    private static string Of(PageText text, Overview overview, Figures period, (long Employees, DateOnly AsOf)? headcount)
    {
        var before = overview.RoundBefore;
        return Members(text, overview, period, headcount)
            + Pairs(text, overview)
            + Share("shared", "of-due", period.Shared, period.Due, before?.Shared, before?.Due)
            + Share("on-time", "of-due", period.OnTime, period.Due, before?.OnTime, before?.Due)
            + (period.Meetings is { } meetings
                ? Share("met", "of-booked", meetings.Held, meetings.Booked, before?.Meetings?.Held, before?.Meetings?.Booked)
                : "");

        string Share(string name, string of, long part, long whole, long? partBefore, long? wholeBefore) => Tile(
            text[name],
            text.Percent(part, whole),
            text[of, text.Number(part), text.Number(whole)],
            partBefore is { } some && wholeBefore is { } all ? text["last-round", text.Percent(some, all)] : null);
    }

    private static string Members(PageText text, Overview overview, Figures period, (long Employees, DateOnly AsOf)? headcount)
    {
        var paused = overview.Last?.Paused;
        var all = period.Members + (paused ?? 0);
        var active = text.Number(period.Members);
        return Tile(
            text["members"],
            text.Number(all),
            paused is { } away ? text["members-paused", active, text.Number(away)] : text["members-active", active],
            headcount is { Employees: > 0 } head
                ? text["headcount", text.Percent(all, head.Employees), text.Number(head.Employees), text.Day(head.AsOf)]
                : null);
    }

    private static string Pairs(PageText text, Overview overview)
    {
        if (overview.Last is not { } last)
            return "";
        var note = last.LargerGroups switch
        {
            0 => text["pairs-only", text.Number(last.Pairs)],
            1 => text["pairs-one-group", text.Number(last.Pairs)],
            _ => text["pairs-groups", text.Number(last.Pairs), text.Number(last.LargerGroups)],
        };
        return Tile(text["pairs"], text.Number(last.Pairs + last.LargerGroups), note, null);
    }

    private static string Tile(string name, string figure, string note, string? second)
    {
        var last = second is null ? "" : $"<dd>{second}</dd>";
        return $"<div><dt>{name}</dt><dd class=\"figure\">{figure}</dd><dd>{note}</dd>{last}</div>\n";
    }
}

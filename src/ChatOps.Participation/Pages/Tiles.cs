using System.Globalization;
using System.Text;

namespace ChatOps.Participation.Pages;

/// <summary>The figures of the period at a glance.</summary>
internal static class Tiles
{
    public static string Of(PageText text, Overview overview, (long Employees, DateOnly AsOf)? headcount)
    {
        var tiles = new StringBuilder($"<section aria-label=\"{text["figures"]}\">\n<dl class=\"tiles\">\n");
        if (overview.Period is { } period)
        {
            Members(tiles, text, overview, period, headcount);
            Pairs(tiles, text, overview);
            var before = overview.RoundBefore;
            Tile(tiles, text["shared"], text.Percent(period.Shared, period.Due), text["of-due", text.Number(period.Shared), text.Number(period.Due)], Before(before?.Shared, before?.Due));
            Tile(tiles, text["on-time"], text.Percent(period.OnTime, period.Due), text["of-due", text.Number(period.OnTime), text.Number(period.Due)], Before(before?.OnTime, before?.Due));
            if (period.Meetings is { } meetings)
            {
                Tile(tiles, text["met"], text.Percent(meetings.Held, meetings.Booked), text["of-booked", text.Number(meetings.Held), text.Number(meetings.Booked)],
                    Before(before?.Meetings?.Held, before?.Meetings?.Booked));
            }
        }

        return tiles.Append("</dl>\n</section>\n").ToString();

        string? Before(long? part, long? whole) => part is { } some && whole is { } all ? text["last-round", text.Percent(some, all)] : null;
    }

    private static void Members(StringBuilder tiles, PageText text, Overview overview, Figures period, (long Employees, DateOnly AsOf)? headcount)
    {
        var paused = overview.Last?.Paused;
        var all = period.Members + (paused ?? 0);
        Tile(tiles, text["members"], text.Number(all),
            paused is { } away ? text["members-paused", text.Number(period.Members), text.Number(away)] : text["members-active", text.Number(period.Members)],
            headcount is { Employees: > 0 } head ? text["headcount", text.Percent(all, head.Employees), text.Number(head.Employees), text.Day(head.AsOf)] : null);
    }

    private static void Pairs(StringBuilder tiles, PageText text, Overview overview)
    {
        if (overview.Last is not { } last)
            return;
        var note = last.LargerGroups switch
        {
            0 => text["pairs-only", text.Number(last.Pairs)],
            1 => text["pairs-one-group", text.Number(last.Pairs)],
            _ => text["pairs-groups", text.Number(last.Pairs), text.Number(last.LargerGroups)],
        };
        Tile(tiles, text["pairs"], text.Number(last.Pairs + last.LargerGroups), note, null);
    }

    private static void Tile(StringBuilder tiles, string name, string figure, string note, string? second) =>
        tiles.Append(CultureInfo.InvariantCulture, $"<div><dt>{name}</dt><dd class=\"figure\">{figure}</dd><dd>{note}</dd>{(second is null ? "" : $"<dd>{second}</dd>")}</div>\n");
}

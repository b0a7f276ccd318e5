using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>What a member can still write, in a few lines with a button each, for the Home tab.</summary>
internal sealed class OpenWeeks(CheckInStore store)
{
    public async Task<IReadOnlyList<Element>> Of(Showing showing) =>
        [
            .. (await store.OpenWeeksOf(showing.Db, showing.Reader.Id, showing.Now)).SelectMany(w =>
                Draw(w, showing.Phrases, showing.Reader.TimeZone)),
        ];

    internal static IEnumerable<Element> Draw(WritableWeek week, Phrases t, DateTimeZone zone) =>
    [
        new Text(Line.Of(week.Program, ": ", t.Fill("check-in.heading", ("week", t.Week(week.Week)))), TextStyle.Section),
        new Text(t.Fill(StateKey(week.State), ("close", t.DayAndHour(When.QuarterBefore(week.ClosesAt, zone), zone)))),
        new ButtonRow([week.State switch
        {
            CheckInState.Shared => new Button("check-in.change", week.Id, t["check-in.change"]),
            CheckInState.Skipped => new Button("check-in.unskip", week.Id, t["check-in.unskip"]),
            CheckInState.Draft => new Button("check-in.write", week.Id, t["check-in.go_on"], ButtonStyle.Primary),
            _ => new Button("check-in.write", week.Id, t["check-in.write"], ButtonStyle.Primary),
        }]),
    ];

    private static string StateKey(CheckInState state) => state switch
    {
        CheckInState.Draft => "check-in.saved",
        CheckInState.Shared => "week.shared",
        CheckInState.Skipped => "week.skipped",
        _ => "check-in.nudge",
    };
}

/// <summary>A check-in that is open, in few words.</summary>
internal sealed record WritableWeek(string Id, string Program, LocalDate Week, CheckInState State, Instant ClosesAt);

using ChatOps.CheckIns.Weeks;

namespace ChatOps.Demo.History;

/// <summary>
/// What a sample member did with one week. Always the same for the same member and week, and never at an hour to come. Pure.
/// </summary>
internal abstract record SampleWeek
{
    internal sealed record Shared(Instant At) : SampleWeek;

    internal sealed record Saved(Instant At) : SampleWeek;

    internal sealed record Skipped : SampleWeek;

    /// <summary>Nothing, or not yet.</summary>
    internal sealed record Open : SampleWeek;

    public static SampleWeek Of(int member, int number, CheckInWeek week, Instant now) => week.ClosesAt > now
        ? NotYet(ThisWeek(member, week), now)
        : LongAgo(Dice(member, number), week);

    /// <summary>Any number from 0 to 99, the same for the same two.</summary>
    public static int Dice(int member, int number) => ((member * 37) + (number * 61) + (member * number * 17)) % 100;

    /// <summary>One of each pair shared, so that there is a copy to read; the other's form is open.</summary>
    private static SampleWeek ThisWeek(int member, CheckInWeek week) => (member % 2, member % 6) switch
    {
        (1, _) => new Shared(week.OpensAt + Duration.FromMinutes(25 + (member * 7))),
        (_, 4) => new Saved(week.OpensAt + Duration.FromMinutes(90)),
        _ => new Open(),
    };

    private static SampleWeek LongAgo(int dice, CheckInWeek week)
    {
        var after = dice switch
        {
            < 8 => (Duration?)null,
            < 20 => Duration.MaxValue,
            < 75 => Duration.FromMinutes(20 + (dice * 4)),
            _ => Duration.FromHours(70 + (dice / 4.0)),
        };
        if (after is null)
            return new Skipped();
        return after.Value < week.ClosesAt - week.OpensAt ? new Shared(week.OpensAt + after.Value) : new Open();
    }

    private static SampleWeek NotYet(SampleWeek week, Instant now) => week switch
    {
        Shared shared when shared.At > now => new Open(),
        Saved saved when saved.At > now => new Open(),
        _ => week,
    };
}

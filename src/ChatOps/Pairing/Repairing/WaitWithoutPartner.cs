using ChatOps.Partnerships;

namespace ChatOps.Pairing.Repairing;

/// <summary>How long somebody without a partner waits, and what is done about it now. Pure.</summary>
internal static class WaitWithoutPartner
{
    /// <summary>Nobody fitted: the next look, unless somebody else comes.</summary>
    private static readonly Duration Again = Duration.FromHours(1);

    /// <summary>The morning of their next working day: until then others may come, with whom they fit better.</summary>
    public static Instant GraceEnds(Unpaired member) => Morning(member, 1);

    /// <summary>The morning by which they were promised news.</summary>
    public static Instant NewsIsDue(Unpaired member, int workDays) => Morning(member, workDays);

    /// <summary>Whether a partner is looked for now.</summary>
    public static bool IsDue(Unpaired member, Instant now) =>
        !member.IsQuiet
        && !LastWeek.Holds(member.Round, now)
        && now >= GraceEnds(member)
        && (member.TriedAt is not { } tried || now >= tried + Again);

    /// <summary>Whether they read now that it will be the next round. Whose pair ended in the last week read so at once.</summary>
    public static bool IsToldNow(Unpaired member, int newsWorkDays, Instant now) =>
        member is { IsQuiet: false, ToldAt: null }
        && (LastWeek.Holds(member.Round, now)
            ? member.LeftAt is not { } left || !LastWeek.Holds(member.Round, left)
            : member.TriedAt is not null && now >= NewsIsDue(member, newsWorkDays));

    private static Instant Morning(Unpaired member, int workDays)
    {
        var at = member.Since;
        for (var day = 0; day < workDays; day++)
            at = member.Hours.OpeningFrom(member.Hours.DayOf(at).PlusDays(1));
        return at;
    }
}

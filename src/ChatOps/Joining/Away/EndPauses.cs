using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining.Away;

/// <summary>Who paused until a day is back by themselves when that day begins where they are.</summary>
internal sealed partial class EndPauses(
    Db db, Guard guard, MembershipStore memberships, Absence absence, PairingStore pairings, Outbox outbox, ILogger<EndPauses> log) : ITick
{
    private const int Batch = 128;

    /// <summary>The first place where a day begins.</summary>
    private static readonly DateTimeZone Earliest = DateTimeZone.ForOffset(Offset.FromHours(14));

    public async Task Tick(Instant now, Ct ct)
    {
        var over = await db.Read(session => memberships.PausedUntil(session, now.InZone(Earliest).Date), ct);
        var due = over.Where(p => IsOver(p, now)).ToList();
        if (due.Count == 0)
            return;
        var look = await guard.Begin(nameof(EndPauses), now, ct);
        var back = await look.Each(
            FaultKind.Return, due, Batch, p => new Item(p.MembershipId), (session, some) => Return(session, some, now));
        if (back > 0)
            Log.MembersAreBack(log, back);
    }

    internal static bool IsOver(PausedMember paused, Instant now) => paused.Until <= now.InZone(paused.TimeZone).Date;

    private async Task Return(Session session, IReadOnlyList<PausedMember> batch, Instant now)
    {
        await pairings.HoldOf(session, batch.Select(p => p.PersonId));
        foreach (var paused in batch)
        {
            // Somebody may have said meanwhile that they stay away longer.
            if (
                await memberships.Load(session, paused.MembershipId) is not { State: MembershipState.Paused } membership
                || membership.PausedUntil != paused.Until)
                continue;
            await absence.End(session, membership, now);
            await outbox.Queue(
                session, new Posting(new CardRef(WelcomeBackCard.Kind, membership.Id), membership.PersonId, now) { PostsAnew = true });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} members are back from a break")]
        public static partial void MembersAreBack(ILogger logger, int count);
    }
}

/// <summary>A membership that is paused until a day, with its member's zone.</summary>
internal sealed record PausedMember
{
    public string MembershipId { get; init; } = "";
    public PersonId PersonId { get; init; }
    public LocalDate Until { get; init; }
    public string Zone { get; init; } = "";

    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;
}

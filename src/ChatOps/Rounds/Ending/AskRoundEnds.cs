using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Partnerships;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Rounds.Ending;

/// <summary>Asks each member what comes after the round, and once more who has not answered.</summary>
internal sealed partial class AskRoundEnds(Db db, Guard guard, EndingStore store, Outbox outbox, ILogger<AskRoundEnds> log) : ITick
{
    private const int Batch = 256;

    private readonly IdRanges _pairs = PairingStore.Standing();

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(AskRoundEnds), now, ct);
        await _pairs.Look(db, look.Faulty > 0, pairs => Ask(look, pairs, now, ct), ct);
        await look.Due(
            FaultKind.RoundEndAgain, Batch, (session, most) => store.DueAgain(session, now, most), id => new Item(id),
            (session, some) => AskAgain(session, some, now));
    }

    /// <summary>Whether this member's day has come. What was slept through is caught up with, as long as the round lasts.</summary>
    internal static bool Decide(ToAsk member, Instant now) =>
        now >= EndDays.AskAt(member.Round, member.Program, member.Hours) && member.Hours.DayOf(now) <= member.Round.LastDay;

    private async Task<int> Ask(GuardedLook look, IdRange pairs, Instant now, Ct ct)
    {
        var stored = await db.Read(session => store.NotAsked(session, pairs, now), ct);
        var members = await look.Read(FaultKind.Membership, stored, m => new Item(m.MembershipId, m.ProgramId.Value), m => m.ToMember());
        var due = members.Where(m => Decide(m, now)).ToList();
        return await look.Each(
            FaultKind.RoundEnd,
            due,
            Batch,
            m => new Item(m.MembershipId, m.Round.ProgramId.Value),
            (session, some) => Ask(session, some, now));
    }

    private async Task Ask(Session session, IReadOnlyList<ToAsk> members, Instant now)
    {
        var asked = 0;
        foreach (var member in members)
        {
            if (await store.Ask(session, member, EndDays.AgainAt(member.Round, member.Program, member.Hours, now), now) is not { } id)
                continue;
            asked++;
            await outbox.Queue(session, new Posting(new CardRef(RoundEndCard.Kind, id), member.PersonId, now));
        }

        if (asked > 0)
            Log.MembersWereAsked(log, asked);
    }

    private async Task AskAgain(Session session, IReadOnlyList<string> due, Instant now)
    {
        foreach (var id in due)
        {
            if (await store.AskAgain(session, id) is { } person)
                await outbox.Queue(session, new Posting(new CardRef(RoundEndCard.Kind, id), person, now) { PostsAnew = true });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} members were asked what comes after the round")]
        public static partial void MembersWereAsked(ILogger logger, int count);
    }
}

/// <summary>A member who stands in a round that ends soon and was not asked yet.</summary>
internal sealed record ToAsk(
    Round Round,
    ChatOps.Programs.ProgramSettings Program,
    string MembershipId,
    string PartnershipId,
    ChatOps.People.PersonId PersonId,
    QuietHours Hours);

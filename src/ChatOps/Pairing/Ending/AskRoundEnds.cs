using ChatOps.Channels;
using ChatOps.Operations;
using ChatOps.Storage;

namespace ChatOps.Pairing.Ending;

/// <summary>Asks each member what comes after the round, and once more who has not answered.</summary>
internal sealed partial class AskRoundEnds(Db db, EndingStore store, Outbox outbox, ILogger<AskRoundEnds> log) : ITick
{
    private const int Batch = 256;

    public async Task Tick(Instant now, Ct ct)
    {
        var due = (await db.Read(session => store.NotAsked(session, now), ct)).Where(m => Decide(m, now)).ToList();
        foreach (var batch in due.Chunk(Batch))
            await db.Write(session => Ask(session, batch, now), ct);
        while (await db.Write(session => AskAgain(session, now), ct) == Batch)
            ct.ThrowIfCancellationRequested();
    }

    /// <summary>Whether this member's day has come. What was slept through is caught up with, as long as the round lasts.</summary>
    internal static bool Decide(ToAsk member, Instant now) =>
        now >= EndDays.AskAt(member.Round, member.Program, member.Hours) && member.Hours.DayOf(now) <= member.Round.LastDay;

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

    private async Task<int> AskAgain(Session session, Instant now)
    {
        var again = await store.AskAgain(session, now, Batch);
        foreach (var (id, person) in again)
            await outbox.Queue(session, new Posting(new CardRef(RoundEndCard.Kind, id), person, now) { PostsAnew = true });
        return again.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} members were asked what comes after the round")]
        public static partial void MembersWereAsked(ILogger logger, int count);
    }
}

/// <summary>A member who stands in a round that ends soon and was not asked yet.</summary>
internal sealed record ToAsk(Round Round, Programs.ProgramSettings Program, string MembershipId, string PartnershipId, People.PersonId PersonId, QuietHours Hours);

using ChatOps.Channels;
using ChatOps.Operations;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Joining;

/// <summary>Who agreed to an older notice than their program has now sees it again, once for each version. Who is away sees it when they are back.</summary>
internal sealed partial class ShowNoticeAgain(Db db, ProgramStore programs, MembershipStore memberships, Outbox outbox, ILogger<ShowNoticeAgain> log) : ITick
{
    private const int Batch = 128;

    public async Task Tick(Instant now, Ct ct)
    {
        foreach (var program in await db.Read(programs.All, ct))
        {
            if (program.Settings.NoticeInForce > 1)
                await Show(program, now, ct);
        }
    }

    private async Task Show(Program program, Instant now, Ct ct)
    {
        var shown = Batch;
        while (shown == Batch)
        {
            shown = await db.Write(session => ShowSome(session, program, now), ct);
            if (shown > 0)
                Log.NoticeWasShown(log, program.Id, shown);
        }
    }

    private async Task<int> ShowSome(Session session, Program program, Instant now)
    {
        var behind = await memberships.BehindNotice(session, program.Id, program.Settings.NoticeInForce, Batch);
        foreach (var (id, person) in behind)
        {
            await memberships.NoteShown(session, id, program.Settings.NoticeInForce);
            await outbox.Queue(session, new Posting(new CardRef(NoticeAgainCard.Kind, id), person, now) { PostsAnew = true });
        }

        return behind.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The changed notice of {Program} was shown to {Count} members")]
        public static partial void NoticeWasShown(ILogger logger, ProgramId program, int count);
    }
}

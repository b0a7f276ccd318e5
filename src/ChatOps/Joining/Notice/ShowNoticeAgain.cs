using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining.Notice;

/// <summary>
/// Who agreed to an older notice than their program has now sees it again, once for each version. Who is away sees it when they are back.
/// </summary>
internal sealed partial class ShowNoticeAgain(
    Db db, Guard guard, ProgramStore programs, MembershipStore memberships, Outbox outbox, ILogger<ShowNoticeAgain> log) : ITick
{
    private const int Batch = 128;

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(ShowNoticeAgain), now, ct);
        var stored = await db.Read(programs.Stored, ct);
        foreach (var program in await look.Read(FaultKind.Program, stored, p => new Item(p.Id.Value, p.Id.Value), p => p.ToProgram()))
        {
            if (program.Settings.NoticeInForce > 1)
                await Show(look, program, now);
        }
    }

    private async Task Show(GuardedLook look, Program program, Instant now)
    {
        var version = program.Settings.NoticeInForce;
        var shown = await look.Due(
            FaultKind.Notice, Batch, (session, most) => memberships.BehindNotice(session, program.Id, version, most),
            m => new Item(m.MembershipId, program.Id.Value),
            (session, some) => ShowSome(session, program, some, now), program.Id.Value);
        if (shown > 0)
            Log.NoticeWasShown(log, program.Id, shown);
    }

    private async Task ShowSome(Session session, Program program, IReadOnlyList<(string Id, PersonId Person)> behind, Instant now)
    {
        foreach (var (id, person) in behind)
        {
            await memberships.NoteShown(session, id, program.Settings.NoticeInForce);
            await outbox.Queue(session, new Posting(new CardRef(NoticeAgainCard.Kind, id), person, now) { PostsAnew = true });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The changed notice of {Program} was shown to {Count} members")]
        public static partial void NoticeWasShown(ILogger logger, ProgramId program, int count);
    }
}

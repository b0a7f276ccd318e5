using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.CheckIns;

/// <summary>
/// No check-in this week (<c>check-in.skip</c>), and back (<c>check-in.unskip</c>). No reason is asked; the partners' own cards of the week
/// gain or lose a line.
/// </summary>
internal sealed partial class SkipCheckIn(CheckInStore store, Outbox outbox, OldCard oldCard, ILogger<SkipCheckIn> log) : IUseCase
{
    public const string Skip = "check-in.skip";
    public const string Unskip = "check-in.unskip";

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Load(visit.Db, FormRef.Parse(visit.Subject).CheckInId) is not { } now)
            return new Reply.Say("error.card_old");
        var own = new CardRef(CheckInForm.Kind, now.CheckIn.Id);
        switch (Decide(now.CheckIn, visit.Person.Id, visit.Inbound.Action == Skip, visit.Now))
        {
            case Decision.NotYours:
                return new Reply.Say("error.not_yours");
            case Decision.WeekClosed:
                return await oldCard.Answer(visit, now.CheckIn);
            case Decision.Unchanged:
                return new Reply.Show(own);
            case Decision.Skipped:
                await store.Skip(visit.Db, now.CheckIn);
                Log.WeekWasSkipped(log, visit.Person.Id);
                break;
            default:
                await store.Unskip(visit.Db, now.CheckIn);
                break;
        }

        await outbox.RefreshAll(visit.Db, CheckInForm.Kind, [now.CheckIn.Id, .. await store.PartnersCards(visit.Db, now)]);
        return new Reply.Show(own);
    }

    internal static Decision Decide(CheckIn checkIn, PersonId sender, bool skips, Instant at) => checkIn switch
    {
        _ when checkIn.PersonId != sender => new Decision.NotYours(),
        _ when checkIn.IsOver(at) => new Decision.WeekClosed(),
        { State: CheckInState.Due or CheckInState.Draft } when skips => new Decision.Skipped(),
        { State: CheckInState.Skipped } when !skips => new Decision.Resumed(),
        _ => new Decision.Unchanged(),
    };

    internal abstract record Decision
    {
        internal sealed record Skipped : Decision;

        internal sealed record Resumed : Decision;

        internal sealed record Unchanged : Decision;

        internal sealed record WeekClosed : Decision;

        internal sealed record NotYours : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Person} takes a break from this week's check-in")]
        public static partial void WeekWasSkipped(ILogger logger, PersonId person);
    }
}

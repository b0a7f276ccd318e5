using ChatOps.Channels;
using ChatOps.CheckIns.Weeks;
using ChatOps.People;

namespace ChatOps.CheckIns;

/// <summary>No word about this week until the member's next working day (<c>check-in.snooze</c>).</summary>
internal sealed class SnoozeCheckIn(CheckInStore store, OldCard oldCard) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Load(visit.Db, FormRef.Parse(visit.Subject).CheckInId) is not { } now)
            return new Reply.Say("error.card_old");
        switch (Decide(now, visit.Person, visit.Now))
        {
            case Decision.Snoozed snoozed:
                await store.Snooze(visit.Db, now.CheckIn, snoozed.NudgeAt, snoozed.SecondNudgeAt);
                return new Reply.Say(snoozed.NudgeAt is null ? "check-in.snoozed.last" : "check-in.snoozed");
            case Decision.NotYours:
                return new Reply.Say("error.not_yours");
            case Decision.WeekClosed:
                return await oldCard.Answer(visit, now.CheckIn);
            default:
                return new Reply.Show(new CardRef(CheckInForm.Kind, now.CheckIn.Id));
        }
    }

    internal static Decision Decide(Situation now, Person sender, Instant at)
    {
        var checkIn = now.CheckIn;
        if (checkIn.PersonId != sender.Id)
            return new Decision.NotYours();
        if (checkIn.IsOver(at))
            return new Decision.WeekClosed();
        if (checkIn.State is not (CheckInState.Due or CheckInState.Draft))
            return new Decision.Unchanged();
        var nudgeAt = Rhythm.NextWorkDay(now.Program, checkIn.MembershipId, sender, at, checkIn.ClosesAt);
        return new Decision.Snoozed(nudgeAt, checkIn.SecondNudgeAt > nudgeAt ? checkIn.SecondNudgeAt : null);
    }

    internal abstract record Decision
    {
        internal sealed record Snoozed(Instant? NudgeAt, Instant? SecondNudgeAt) : Decision;

        internal sealed record Unchanged : Decision;

        internal sealed record WeekClosed : Decision;

        internal sealed record NotYours : Decision;
    }
}

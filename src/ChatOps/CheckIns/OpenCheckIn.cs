using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.CheckIns;

/// <summary>
/// Opens the form filled in: <c>check-in.write</c> and <c>check-in.change</c>; <c>check-in.add-row</c> opens it again with what was typed
/// and one row more, which the renderer counts from the fields; <c>check-in.redraw</c> the same without a row; <c>check-in.take-back</c>
/// asks first. Nothing is stored.
/// </summary>
internal sealed class OpenCheckIn(CheckInStore store, OldCard oldCard) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Find(visit.Db, FormRef.Parse(visit.Subject).CheckInId) is not { } now)
            return new Reply.Say("error.card_old");
        return Decide(now.CheckIn, visit.Person.Id, visit.Inbound.Action, visit.Now) switch
        {
            Decision.Open open => new Reply.Ask(new CardRef(open.Kind, now.CheckIn.Id), visit.Fields.IsEmpty ? null : visit.Fields),
            Decision.NotYours => new Reply.Say("error.not_yours"),
            Decision.WeekClosed => await oldCard.Answer(visit, now.CheckIn),
            _ => new Reply.Show(new CardRef(CheckInForm.Kind, now.CheckIn.Id)),
        };
    }

    internal static Decision Decide(CheckIn checkIn, PersonId sender, string action, Instant at) => action switch
    {
        _ when checkIn.PersonId != sender => new Decision.NotYours(),
        // A week that ends while rows are added: what is typed stays in the form until it is sent.
        "check-in.add-row" or "check-in.redraw" => new Decision.Open(CheckInEdit.Kind),
        _ when checkIn.IsOver(at) => new Decision.WeekClosed(),
        "check-in.take-back" => checkIn.State == CheckInState.Shared ? new Decision.Open(TakeBackForm.Kind) : new Decision.Unchanged(),
        _ => new Decision.Open(CheckInEdit.Kind),
    };

    internal abstract record Decision
    {
        internal sealed record Open(string Kind) : Decision;

        internal sealed record Unchanged : Decision;

        internal sealed record WeekClosed : Decision;

        internal sealed record NotYours : Decision;
    }
}

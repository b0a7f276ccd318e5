using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>
/// Empties the partners' copies (<c>check-in.take-back.confirm</c>) or leaves them (<c>check-in.take-back.leave</c>). The words become a
/// draft again; the week still counts as shared, and the partners' comments stay with them.
/// </summary>
internal sealed partial class TakeBack(CheckInStore store, Outbox outbox, OldCard oldCard, ILogger<TakeBack> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var form = FormRef.Parse(visit.Subject);
        if (await store.Load(visit.Db, form.CheckInId) is not { } now)
            return new Reply.Say("error.card_old");
        var own = new CardRef(CheckInForm.Kind, now.CheckIn.Id);
        switch (Decide(now, visit.Person.Id, visit.Inbound.Action == "check-in.take-back.confirm", visit.Now))
        {
            case Decision.TakenBack:
                await store.TakeBack(visit.Db, now, visit.Now);
                await outbox.Refresh(visit.Db, new CardRef(PartnerCopyCard.Kind, now.CheckIn.Id));
                await outbox.Refresh(visit.Db, own);
                Log.WeekWasTakenBack(log, visit.Person.Id);
                return new Reply.Show(own);
            case Decision.NotYours:
                return new Reply.Say("error.not_yours");
            case Decision.WeekClosed:
                return await oldCard.Answer(visit, now.CheckIn);
            default:
                return new Reply.Show(own);
        }
    }

    internal static Decision Decide(Situation now, PersonId sender, bool confirms, Instant at) => now.CheckIn switch
    {
        { } checkIn when checkIn.PersonId != sender => new Decision.NotYours(),
        _ when !confirms || now.Words is null => new Decision.Left(),
        { } checkIn when checkIn.IsOver(at) => new Decision.WeekClosed(),
        _ => new Decision.TakenBack(),
    };

    internal abstract record Decision
    {
        internal sealed record TakenBack : Decision;

        internal sealed record Left : Decision;

        internal sealed record WeekClosed : Decision;

        internal sealed record NotYours : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Person} took a week back")]
        public static partial void WeekWasTakenBack(ILogger logger, PersonId person);
    }
}

/// <summary>"Take this week back?" Subject: the check-in.</summary>
internal sealed class TakeBackForm(CheckInStore store) : ICardBuilder
{
    public const string Kind = "take-back";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await store.Find(showing.Db, showing.Subject) is not { } now || now.CheckIn.PersonId != showing.Reader.Id)
            return null;
        var around = await store.Around(showing.Db, now);
        return Draw(now, around, showing.Phrases);
    }

    internal static Card Draw(Situation now, Surroundings around, Phrases t) => new(Kind, t["take-back.heading"])
    {
        Locale = t.Tag,
        Heading = t["take-back.heading"],
        Form = new Form("check-in.take-back.confirm", now.FormSubject, t["take-back.title"], t["take-back.confirm"], t["take-back.leave"])
        {
            Body = [new Text(t.Line("take-back.text", ("partner", Span.Name(PartnerNames.Joined(around.SharedWith, t)))))],
        },
        Buttons = [new Button("check-in.take-back.leave", now.CheckIn.Id, t["take-back.leave"])],
    };
}

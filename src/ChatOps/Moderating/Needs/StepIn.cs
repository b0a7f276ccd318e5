using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Moderating.Needs;

/// <summary>A moderator's word to both of a quiet pair, once a week at most. Subject: the partnership.</summary>
internal sealed class StepIn(MayStepIn door, PairingStore pairings, Outbox outbox) : IUseCase
{
    private static readonly SqlText Sql = new("Moderating/Needs");

    private static readonly Duration Apart = Duration.FromDays(7);

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        await pairings.Hold(visit.Db, [visit.Subject]);
        if (await door.Open(visit) is not { } partnership)
            return new Reply.Say("step-in.gone");
        if (visit.Fields.Choice("text", StepInForm.Texts) is not { } text)
            return new Reply.Correct(new CardRef(StepInForm.Kind, visit.Subject), visit.Fields, [new FieldError("text", visit.Phrases["pair.error.choose-text"])]);
        if (await visit.Db.Find<int>(Sql["CountStepIns"], new { PartnershipId = partnership.Id, Since = visit.Now - Apart }) > 0)
            return new Reply.Say("step-in.already");
        var id = Ids.New();
        await visit.Db.Execute(Sql["AddStepIn"], new { Id = id, PartnershipId = partnership.Id, Text = text, SentBy = visit.Person.Id, visit.Now });
        foreach (var partner in partnership.Partners)
            await outbox.Queue(visit.Db, new Posting(new CardRef(StepInCard.Kind, id), partner.PersonId, visit.Now));
        return new Reply.Say("step-in.sent");
    }
}

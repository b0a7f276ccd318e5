using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

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

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Moderating.Needs;

/// <summary>A moderator's word to both of a quiet pair, once a week at most. Subject: the partnership.</summary>
internal sealed class StepIn(MayStepIn mayStepIn, PairingStore pairings, Outbox outbox) : IUseCase
{
    private static readonly SqlText Sql = new("Moderating/Needs");

    private static readonly Duration Apart = Duration.FromDays(7);

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        await pairings.Hold(visit.Db, [visit.Subject]);
        if (await mayStepIn.Open(visit) is not { } partnership)
            return new Reply.Say("step-in.gone");
        if (visit.Fields.Choice("text", StepInForm.Texts) is not { } text)
            return new Reply.Correct(
                new CardRef(StepInForm.Kind, visit.Subject),
                visit.Fields,
                [new FieldError("text", visit.Phrases["pair.error.choose-text"])]);
        if (await visit.Db.Find<int>(Sql["CountStepIns"], new { PartnershipId = partnership.Id, Since = visit.Now - Apart }) > 0)
            return new Reply.Say("step-in.already");
        var id = Ids.New();
        await visit.Db.Execute(
            Sql["AddStepIn"], new { Id = id, PartnershipId = partnership.Id, Text = text, SentBy = visit.Person.Id, visit.Now });
        foreach (var partner in partnership.Partners)
            await outbox.Queue(visit.Db, new Posting(new CardRef(StepInCard.Kind, id), partner.PersonId, visit.Now));
        return new Reply.Say("step-in.sent");
    }
}

/// <summary>Opens the choice of texts. Subject: the partnership.</summary>
internal sealed class OpenStepIn(MayStepIn mayStepIn) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        await mayStepIn.Open(visit) is null ? new Reply.Say("step-in.gone") : new Reply.Ask(new CardRef(StepInForm.Kind, visit.Subject));
}

/// <summary>One of three texts to a quiet pair. Subject: the partnership.</summary>
internal sealed class StepInForm(ProgramStore programs, PairingStore pairings) : ICardBuilder
{
    public const string Kind = "step-in-form";

    /// <summary>The texts, by name.</summary>
    public static readonly IReadOnlyList<string> Texts = ["hello", "pause", "partner"];

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await pairings.Find(showing.Db, showing.Subject) is { Stands: true } partnership
        && await programs.IsModerator(showing.Db, partnership.ProgramId, showing.Reader.WorkEmail)
            ? Draw(partnership, showing.Phrases)
            : null;

    internal static Card Draw(Partnership partnership, Phrases t) =>
        new(Kind, t["step-in.title"])
        {
            Locale = t.Tag,
            Heading = t["step-in.title"],
            Form = new Form("step-in.send", partnership.Id, t["step-in.title"], t["step-in.send"], t["intake.cancel"])
            {
                Body =
                [
                    new Text(Line.Of(Span.Name(string.Join(", ", partnership.Partners.Select(p => p.DisplayName)), bold: true))),
                    .. Texts.Select(x => new Text(t[$"step-in.{x}"], TextStyle.Quote)),
                    new ChoiceInput("text", t["step-in.which"], [.. Texts.Select(x => new Choice(x, t[$"step-in.{x}.name"]))])
                    {
                        IsExpanded = true,
                    },
                    new Text(t["step-in.sees"], TextStyle.Subtle),
                ],
            },
            Buttons = [new Button("form.cancel", "", t["intake.cancel"])],
        };
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Moderating.Needs;

/// <summary>One of three texts to a quiet pair. Subject: the partnership.</summary>
internal sealed class StepInForm(ProgramStore programs, PairingStore pairings) : ICardBuilder
{
    public const string Kind = "step-in-form";

    /// <summary>The texts, by name.</summary>
    public static readonly IReadOnlyList<string> Texts = ["hello", "pause", "partner"];

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await pairings.Find(showing.Db, showing.Subject) is { Stands: true } partnership && await programs.IsModerator(showing.Db, partnership.ProgramId, showing.Reader.WorkEmail)
            ? Draw(partnership, showing.Phrases)
            : null;

    internal static Card Draw(Partnership partnership, Phrases t) => new(Kind, t["step-in.title"])
    {
        Locale = t.Tag,
        Heading = t["step-in.title"],
        Form = new Form("step-in.send", partnership.Id, t["step-in.title"], t["step-in.send"], t["intake.cancel"])
        {
            Body =
            [
                new Text(Line.Of(Span.Name(string.Join(", ", partnership.Partners.Select(p => p.DisplayName)), bold: true))),
                .. Texts.Select(x => new Text(t[$"step-in.{x}"], TextStyle.Quote)),
                new ChoiceInput("text", t["step-in.which"], [.. Texts.Select(x => new Choice(x, t[$"step-in.{x}.name"]))]) { IsExpanded = true },
                new Text(t["step-in.sees"], TextStyle.Subtle),
            ],
        },
        Buttons = [new Button("intake.cancel", "", t["intake.cancel"])],
    };
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Away;

/// <summary>Until when, and in which program where there are several. No reason is asked. Subject: the program; empty: whatever the member is in.</summary>
internal sealed class PauseForm(MyPrograms mine) : ICardBuilder
{
    public const string Kind = "pause-form";

    /// <summary>The choice that means every program.</summary>
    public const string All = "all";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var active = await mine.For(showing.Db, showing.Reader, "membership.pause");
        var asked = showing.Subject.Length == 0 ? active : [.. active.Where(p => p.Id.Value == showing.Subject)];
        return asked.Count == 0 ? null : Draw(asked, showing.Subject, showing.Now.InZone(showing.Reader.TimeZone).Date, showing.Phrases);
    }

    internal static Card Draw(IReadOnlyList<Program> programs, string subject, LocalDate today, Phrases t) => new(Kind, t["pause.heading"])
    {
        Locale = t.Tag,
        Heading = t["pause.heading"],
        Body = [new Text(t["pause.lead"])],
        Form = new Form("membership.pause.submit", subject, t["pause.heading"], t["pause.submit"], t["intake.cancel"])
        {
            Open = new Button("membership.pause", subject, t["pause.open"], ButtonStyle.Primary),
            Body =
            [
                .. programs.Count < 2 ? Array.Empty<Element>() :
                [
                    new ChoiceInput("program", t["pause.program"], [new Choice(All, t["pause.program.all"]), .. programs.Select(p => new Choice(p.Id.Value, WhichProgramCard.Label(p)))]) { Values = [All] },
                ],
                new DateInput("until", t["pause.until"])
                {
                    IsOptional = true,
                    Hint = t["pause.until.hint"],
                    Min = today.PlusDays(PauseMembership.SoonestDays),
                    Max = today.PlusDays(PauseMembership.LatestDays),
                },
                new Text(t["pause.sees"], TextStyle.Subtle),
            ],
        },
        Buttons = [new Button("pause.cancel", subject, t["intake.cancel"])],
    };
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;

namespace ChatOps.Rounds.Planning;

/// <summary>When rounds begin and how they are made, to be changed in chat. Subject: the program.</summary>
internal sealed class RoundsForm(ProgramStore programs, RoundPlans plans) : ICardBuilder
{
    public const string Kind = "rounds-form";

    public static readonly IReadOnlyList<int> Pauses = [0, 1, 2, 3, 4, 6, 8];
    public static readonly IReadOnlyList<int> Ahead = [1, 2, 3, 4, 5, 7, 10, 14];
    public static readonly IReadOnlyList<int> Histories = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12];
    public static readonly IReadOnlyList<int> RevealHours = [.. Enumerable.Range(12, 25).Select(i => i * 30)];
    public static readonly IReadOnlyList<int> Sizes = [2, 3, 4, 5];

    /// <summary>A round is planned at most so many days ahead.</summary>
    public const int Furthest = 366;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        if (!await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) || await programs.Find(showing.Db, id) is not { } program)
            return null;
        return Draw(program, await plans.Next(showing.Db, id), showing.Now.InZone(showing.Reader.TimeZone).Date, showing.Phrases);
    }

    internal static Card Draw(Program program, LocalDate? next, LocalDate today, Phrases t)
    {
        var rounds = program.Settings.Rounds;
        return new Card(Kind, t["rounds.form.title"])
        {
            Locale = t.Tag,
            Heading = t.Fill("rounds.heading", ("program", program.Name)),
            Form = new Form("rounds.save", program.Id.Value, t["rounds.form.title"], t["preferences.submit"], t["intake.cancel"])
            {
                Body =
                [
                    new DateInput("next_first_day", t["rounds.form.next"])
                    {
                        Value = next,
                        Min = today.PlusDays(1),
                        Max = today.PlusDays(Furthest),
                        IsOptional = true,
                        Hint = t["rounds.form.next.hint"],
                    },
                    Numbers("reveals_at", "rounds.form.reveals_at", RevealHours, rounds.RevealsAt, m => $"{m / 60:00}:{m % 60:00}", t),
                    Numbers(
                        "weeks",
                        "program.weeks",
                        CreateProgram.Lengths,
                        program.Settings.Weeks,
                        n => t.Fill("program.weeks.choice", ("n", n)),
                        t),
                    Numbers("weeks_between", "rounds.form.between", Pauses, rounds.WeeksBetween, n => $"{n}", t),
                    Numbers("days_ahead", "rounds.form.ahead", Ahead, rounds.DaysAhead, n => $"{n}", t),
                    Numbers("history", "rounds.form.history", Histories, rounds.History, n => $"{n}", t),
                    Numbers("group_size", "rounds.form.group_size", Sizes, rounds.GroupSize, n => $"{n}", t),
                    new Toggle("is_one_sided", t["rounds.form.one_sided"])
                    {
                        Value = rounds.IsOneSided,
                        IsOptional = true,
                        Hint = t["rounds.form.one_sided.hint"],
                    },
                    new Toggle("approves_itself", t["rounds.form.approves"])
                    {
                        Value = rounds.ApprovesItself,
                        IsOptional = true,
                        Hint = t["rounds.form.approves.hint"],
                    },
                ],
            },
            Buttons = [new Button("form.cancel", "", t["intake.cancel"])],
        };
    }

    private static ChoiceInput Numbers(string id, string label, IReadOnlyList<int> choices, int value, Func<int, string> text, Phrases t) =>
        new(id, t[label], [.. choices.Append(value).Distinct().Order().Select(n => new Choice($"{n}", text(n)))]) { Values = [$"{value}"] };
}

/// <summary>Opens the form for date, hour and cadence. Subject: the program.</summary>
internal class PlanRounds(MayEditProposal mayEditProposal) : IUseCase
{
    protected virtual string Form => RoundsForm.Kind;

    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        await mayEditProposal.Moderated(visit, visit.Subject) is { } program
            ? new Reply.Ask(new CardRef(Form, program.Id.Value))
            : new Reply.Say("error.moderators_only");
}

/// <summary>Opens the form for what counts. Subject: the program.</summary>
internal sealed class WeighPairs(MayEditProposal mayEditProposal) : PlanRounds(mayEditProposal)
{
    protected override string Form => WeightsForm.Kind;
}

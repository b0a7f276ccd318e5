using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;

namespace ChatOps.Rounds.Planning;

/// <summary>What counts from the next matching on. Subject: the program.</summary>
internal sealed class SaveWeights(MayEditProposal mayEditProposal, ProgramStore programs) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (visit.Subject.Length == 0 || await mayEditProposal.Moderated(visit, visit.Subject) is not { } program)
            return new Reply.Say("error.moderators_only");
        if (SeenVersion.IsStale(visit.Fields, SeenVersion.Of(program.Settings.Rounds.Match)))
            return new Reply.Correct(
                new CardRef(WeightsForm.Kind, visit.Subject),
                visit.Fields,
                [new FieldError(SeenVersion.Field, visit.Phrases["rounds.newer"])]);
        var settings = program.Settings with
        {
            Rounds = program.Settings.Rounds with { Match = Read(program.Settings.Rounds.Match, visit.Fields) },
        };
        return await programs.SaveSettings(visit.Db, program, settings)
            ? new Reply.Show(new CardRef(RoundsCard.Kind, visit.Subject))
            : new Reply.Say("rounds.changed-meanwhile");
    }

    internal static MatchSettings Read(MatchSettings before, Fields fields) => before with
    {
        Topic = Part(fields, "topic", before.Topic),
        Hours = Part(fields, "hours", before.Hours),
        Seniority = Part(fields, "seniority", before.Seniority),
        Department = Part(fields, "department", before.Department),
        Mode = Part(fields, "mode", before.Mode),
        Help = Part(fields, "help", before.Help),
        MixesSeniority = fields.IsOn("mixes_seniority"),
        StaysInDepartment = fields.IsOn("stays_in_department"),
        MinimumOverlap = SaveRounds.Number(fields, "minimum_overlap", WeightsForm.Overlaps, before.MinimumOverlap),
        NeedsLanguage = fields.IsOn("needs_language"),
        WholeLine = fields.IsOn("whole_line"),
    };

    private static int Part(Fields fields, string id, int before) => SaveRounds.Number(fields, id, WeightsForm.Parts, before);
}

/// <summary>What counts when members are matched. Subject: the program.</summary>
internal sealed class WeightsForm(ProgramStore programs) : ICardBuilder
{
    public const string Kind = "weights-form";

    public static readonly IReadOnlyList<int> Parts = [0, 50, 100, 200];
    public static readonly IReadOnlyList<int> Overlaps = [0, 30, 60, 120, 180, 240];

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        return await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) && await programs.Find(showing.Db, id) is { } program
            ? Draw(program, showing.Phrases)
            : null;
    }

    internal static Card Draw(Program program, Phrases t)
    {
        var match = program.Settings.Rounds.Match;
        return new Card(Kind, t["weights.title"])
        {
            Locale = t.Tag,
            Heading = t.Fill("rounds.heading", ("program", program.Name)),
            Form = new Form("rounds.weights", program.Id.Value, t["weights.title"], t["preferences.submit"], t["intake.cancel"])
            {
                Body =
                [
                    new Text(t["weights.lead"]),
                    Part("topic", match.Topic, t),
                    Part("hours", match.Hours, t),
                    Part("seniority", match.Seniority, t),
                    new Toggle("mixes_seniority", t["weights.mixes_seniority"]) { Value = match.MixesSeniority, IsOptional = true },
                    Part("department", match.Department, t),
                    new Toggle("stays_in_department", t["weights.stays_in_department"])
                    {
                        Value = match.StaysInDepartment,
                        IsOptional = true,
                    },
                    Part("mode", match.Mode, t),
                    Part("help", match.Help, t),
                    new ChoiceInput(
                        "minimum_overlap",
                        t["weights.minimum_overlap"],
                        [
                            .. Overlaps
                                .Append(match.MinimumOverlap)
                                .Distinct()
                                .Order()
                                .Select(m => new Choice($"{m}", t.Fill("weights.minutes", ("n", m)))),
                        ])
                    {
                        Values = [$"{match.MinimumOverlap}"],
                    },
                    new Toggle("needs_language", t["weights.needs_language"]) { Value = match.NeedsLanguage, IsOptional = true },
                    new Toggle("whole_line", t["weights.whole_line"]) { Value = match.WholeLine, IsOptional = true },
                ],
            },
            Buttons = [new Button("form.cancel", "", t["intake.cancel"])],
        };
    }

    private static ChoiceInput Part(string id, int value, Phrases t) =>
        new(
            id,
            t[$"weights.{id}"],
            [
                .. Parts
                    .Append(value)
                    .Distinct()
                    .Order()
                    .Select(p => new Choice($"{p}", Parts.Contains(p) ? t[$"weights.part.{p}"] : $"{p} %")),
            ])
        {
            Values = [$"{value}"],
        };
}

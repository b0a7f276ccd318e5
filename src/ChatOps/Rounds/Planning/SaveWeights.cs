using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Planning;

/// <summary>What counts from the next matching on. Subject: the program.</summary>
internal sealed class SaveWeights(MayEditProposal door, ProgramStore programs) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (visit.Subject.Length == 0 || await door.Moderated(visit, visit.Subject) is not { } program)
            return new Reply.Say("error.moderators_only");
        if (SeenVersion.IsStale(visit.Fields, SeenVersion.Of(program.Settings.Rounds.Match)))
            return new Reply.Correct(new CardRef(WeightsForm.Kind, visit.Subject), visit.Fields, [new FieldError(SeenVersion.Field, visit.Phrases["rounds.newer"])]);
        var settings = program.Settings with { Rounds = program.Settings.Rounds with { Match = Read(program.Settings.Rounds.Match, visit.Fields) } };
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

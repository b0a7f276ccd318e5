using ChatOps.Cards;
using ChatOps.Programs;

namespace ChatOps.CheckIns;

/// <summary>From what came back to what is kept. Pure.</summary>
internal static class CheckInAnswers
{
    /// <summary>
    /// The form as it was sent, gaps and empty rows included: what a draft keeps. What did not come is as the form shows it.
    /// </summary>
    public static CheckInWords Read(Situation now, Fields fields)
    {
        var there = now.Draft ?? now.Words ?? CheckInWords.None;
        return new()
        {
            Outcomes =
            [
                .. now.LastWeek.Select(
                    (about, i) => new Outcome(
                        about with { IsKept = false },
                        fields.Choice(CheckInQuestions.OutcomeId(i), OutcomeWords.All, there.Outcomes.ElementAtOrDefault(i)?.Word))),
            ],
            Answers =
            [
                .. CheckInQuestions.Asked(now)
                    .Select(q => Read(q, fields, there.Answer(q.Id)))
                    .Where(a => a.Text is not null || a.Choice is not null),
            ],
            Commitments = Rows(fields, [.. there.NewOnes]),
            HasNoCall = now.Partners.Count > 0 && fields.IsOn("no_call", there.HasNoCall),
            IsLight = fields.IsOn(CheckInQuestions.LightWeek, there.IsLight),
            Met = now.TakesWhetherMet ? fields.Choice("met", CheckInQuestions.YesOrNo, there.Met ?? now.SaidMet) : null,
            Together = now.AsksAboutWorkingTogether ? fields.Choice("together", CheckInQuestions.KeepOrChange, there.Together) : null,
        };
    }

    /// <summary>What is shared: kept commitments first, then the new ones, in order.</summary>
    public static CheckInWords Complete(CheckInWords draft) => draft with
    {
        Commitments =
        [
            .. draft.Outcomes.Where(o => OutcomeWords.Keeps(o.Word)).Select(o => o.About with { IsKept = true }),
            .. draft.NewOnes.Where(c => !c.IsEmpty),
        ],
    };

    private static GivenAnswer Read(Question question, Fields fields, GivenAnswer? there) =>
        CheckInQuestions.ValuesOf(question) is { } values
            ? new GivenAnswer(question.Id, null, fields.Choice(question.Id, [.. values], there?.Choice))
            : new GivenAnswer(question.Id, fields.Words(question.Id, there?.Text), null);

    private static List<Commitment> Rows(Fields fields, IReadOnlyList<Commitment> there)
    {
        var rows = Enumerable.Range(0, CheckInQuestions.MostCommitments).Select(i => new Commitment
        {
            Text = fields.Words(CheckInQuestions.TextId(i), there.ElementAtOrDefault(i)?.Text),
            DoneWhen = fields.Words(CheckInQuestions.DoneWhenId(i), there.ElementAtOrDefault(i)?.DoneWhen),
            IsStretch = fields.IsOn(CheckInQuestions.StretchId(i), there.ElementAtOrDefault(i)?.IsStretch ?? false),
        }).ToList();
        return rows[..(rows.FindLastIndex(r => !r.IsEmpty) + 1)];
    }
}

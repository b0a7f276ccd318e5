using ChatOps.Cards;
using ChatOps.Programs;

namespace ChatOps.CheckIns;

/// <summary>From what came back to what is kept. Pure.</summary>
internal static class CheckInAnswers
{
    /// <summary>The form as it was sent, gaps and empty rows included: what a draft keeps.</summary>
    public static CheckInWords Read(Situation now, Fields fields) =>
        new()
        {
            Outcomes =
            [
                .. now.LastWeek.Select(
                    (about, i) => new Outcome(about with { IsKept = false }, fields.Choice(CheckInQuestions.OutcomeId(i), OutcomeWords.All))
                ),
            ],
            Answers = [.. CheckInQuestions.Asked(now).Select(q => Read(q, fields)).Where(a => a.Text is not null || a.Choice is not null)],
            Commitments = Rows(fields),
            HasNoCall = now.Partners.Count > 0 && fields.IsOn("no_call"),
            IsLight = fields.IsOn("light_week"),
            Met = now.TakesWhetherMet ? fields.Choice("met", CheckInQuestions.YesOrNo) : null,
            Together = now.AsksAboutWorkingTogether ? fields.Choice("together", CheckInQuestions.KeepOrChange) : null,
        };

    /// <summary>What is shared: kept commitments first, then the new ones, in order.</summary>
    public static CheckInWords Complete(CheckInWords draft) => draft with
    {
        Commitments =
        [
            .. draft.Outcomes.Where(o => OutcomeWords.Keeps(o.Word)).Select(o => o.About with { IsKept = true }),
            .. draft.NewOnes.Where(c => !c.IsEmpty),
        ],
    };

    private static GivenAnswer Read(Question question, Fields fields) => CheckInQuestions.ValuesOf(question) is { } values
        ? new GivenAnswer(question.Id, null, fields.Choice(question.Id, [.. values]))
        : new GivenAnswer(question.Id, fields.Words(question.Id), null);

    private static List<Commitment> Rows(Fields fields)
    {
        var rows = Enumerable.Range(0, CheckInQuestions.MostCommitments).Select(i => new Commitment
        {
            Text = fields.Words(CheckInQuestions.TextId(i)),
            DoneWhen = fields.Words(CheckInQuestions.DoneWhenId(i)),
            IsStretch = fields.IsOn(CheckInQuestions.StretchId(i)),
        }).ToList();
        return rows[..(rows.FindLastIndex(r => !r.IsEmpty) + 1)];
    }
}

using ChatOps.Cards;
using ChatOps.CheckIns;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Moderating.Questions;

/// <summary>
/// The largest form that a program's questions can lead to: every field filled to its last letter, in letters of three bytes, two partners
/// with long names. A template whose fullest form is more than Teams takes is refused before anybody loses a text to it. And an example
/// week, for a preview. Pure.
/// </summary>
internal static class FullestWeek
{
    private const string Letters = "原稿の前半は思っていたより良い。";
    private const int NameLength = 64;

    public static Card Form(ProgramSettings program, Phrases t, int minimumGroup)
    {
        var promises = Enumerable
            .Range(1, CheckInQuestions.MostCommitments)
            .Select(_ => new Commitment
            {
                Text = new Words(Full(CheckInQuestions.TextLength)),
                DoneWhen = new Words(Full(CheckInQuestions.DoneWhenLength)),
                IsStretch = true,
            })
            .ToList();
        var now = Week(program, promises, [Partner(Full(NameLength)), Partner(Full(NameLength))]);
        return CheckInEdit.Draw(
            now with
            {
                Draft = new CheckInWords
                {
                    Outcomes = [.. promises.Select(p => new Outcome(p, "missed_keep"))],
                    Answers = [.. program.Questions.Select(FullAnswer)],
                    Commitments = promises,
                },
            },
            t,
            minimumGroup);
    }

    /// <summary>The form as a member finds it in a usual week, with two commitments to look back on.</summary>
    public static Card Example(ProgramSettings program, Phrases t, int minimumGroup) =>
        CheckInEdit.Draw(
            Week(
                program,
                [Promise(t["check-in.c_text.placeholder"], isStretch: false), Promise(t["console.questions.example"], isStretch: true)],
                [Partner("Ana Ruiz")]),
            t,
            minimumGroup);

    private static Situation Week(ProgramSettings program, IReadOnlyList<Commitment> lastWeek, IReadOnlyList<Partner> partners) => new()
    {
        CheckIn = new CheckIn
        {
            Id = Guid.Empty.ToString(),
            MembershipId = "",
            ProgramId = new ProgramId(Guid.Empty.ToString()),
            PersonId = new PersonId(""),
            Week = new LocalDate(2026, 11, 23),
        },
        Program = program,
        LooksBack = true,
        LastWeek = lastWeek,
        StandingId = "pair",
        Partners = partners,
    };

    private static GivenAnswer FullAnswer(Question question) => CheckInQuestions.LengthOf(question) is { } length
        ? new GivenAnswer(question.Id, new Words(Full(length)), null)
        : new GivenAnswer(question.Id, null, CheckInQuestions.ValuesOf(question) is [var first, ..] ? first : null);

    private static Commitment Promise(string text, bool isStretch) => new() { Text = new Words(text), IsStretch = isStretch };

    private static Partner Partner(string name) => new() { PersonId = new PersonId(name), DisplayName = name };

    private static string Full(int length) => string.Concat(Enumerable.Repeat(Letters, (length / Letters.Length) + 1))[..length];
}

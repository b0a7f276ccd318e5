using ChatOps.Cards;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Responses;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Benchmarks.Load;

/// <summary>The weekly form as our host draws it, and how a member fills it in: two commitments, two reflections, a wish.</summary>
internal static class Form
{
    private const string Partnership = "0193a1b2-0000-7000-8000-000000000001";

    public static readonly IReadOnlyDictionary<string, string> Typed = new Dictionary<string, string>
    {
        ["reason"] = "put_off",
        ["went_well"] = $"Finished section {Template.Gap(Gesture.Count)} of the onboarding guide and wrote three tests for it.",
        ["went_less_well"] = "Waited two days for access to the HR sandbox; asked too late.",
        ["in_the_way"] = "Two release days in one week.",
        ["help"] = "mirror",
        ["c1_text"] = "Pair with Zoë on the Größe migration until half of it is done",
        ["c1_done_when"] = "The first two tables are switched over",
        ["c2_text"] = "Read the chapter about feedback",
        ["c2_done_when"] = "",
        ["text"] = $"Half of the first table on Monday would do, too, see {Template.Gap(Gesture.Count)}.",
    };

    public static Situation Situation { get; } = new()
    {
        CheckIn = new CheckIn
        {
            Id = "0193a1b2-0000-7000-8000-000000000002",
            MembershipId = "",
            ProgramId = new ProgramId("0193a1b2-0000-7000-8000-000000000003"),
            PersonId = new PersonId(""),
            Week = new LocalDate(2026, 11, 23),
            Version = 1,
            ClosesAt = Instant.MaxValue,
        },
        Program = new ProgramSettings(),
        LooksBack = true,
        StandingId = Partnership,
        Partners = [new Partner { PersonId = new PersonId("0193a1b2-0000-7000-8000-000000000004"), DisplayName = "Tess Sample" }],
    };

    /// <summary>As the "Write" button opens it.</summary>
    public static Card InModal => CheckInEdit.Draw(Situation, TextCatalog.For("en"), 5);

    /// <summary>As it stands in the chat.</summary>
    public static Card InChat =>
        new CheckInForm.Drawing(
            Situation, Surroundings.None, TextCatalog.For("en"), DateTimeZone.Utc, SystemClock.Instance.GetCurrentInstant(), 5).Draw();

    /// <summary>As "Comment" opens it below a partner's week.</summary>
    public static Card Comment => new CommentForm(new CopyStore(null!)).Draw(
        new Copy
        {
            CheckInId = Situation.CheckIn.Id,
            ProgramId = Situation.CheckIn.ProgramId,
            Author = Situation.Partners[0],
            Week = Situation.CheckIn.Week,
            Program = Situation.Program,
        },
        new Person { Id = new PersonId(""), DisplayName = "Sam Sample" },
        TextCatalog.For("en"));

    /// <summary>The drawn form is one author's; in a request it is everybody's.</summary>
    public static string ForAll(string json) => json
        .Replace(Situation.FormSubject, Template.Gap(Gesture.Subject), StringComparison.Ordinal)
        .Replace(Situation.CheckIn.Id, Template.Gap(Gesture.CheckIn), StringComparison.Ordinal);
}

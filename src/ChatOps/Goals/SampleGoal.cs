using ChatOps.Texts;

namespace ChatOps.Goals;

/// <summary>A goal to start from, as a program offers it. Not a member's words: everybody in the program can read it.</summary>
internal sealed record SampleGoal
{
    /// <summary>Months ahead that a goal can reach.</summary>
    public static readonly IReadOnlyList<int> Horizons = [1, 3, 6];

    /// <summary>Lower case letters, digits and <c>_</c>; stable while the sample is in the list.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="Horizons"/>.</summary>
    public int Months { get; init; } = 3;

    /// <summary>Per language tag; one language at least.</summary>
    public IReadOnlyDictionary<string, SampleText> Texts { get; init; } = new Dictionary<string, SampleText>();

    /// <summary>The text for a reader of this language; where there is none, the English one, else any.</summary>
    public SampleText? In(string tag) => Texts.GetValueOrDefault(tag) ?? Texts.GetValueOrDefault("en") ?? Texts.Values.FirstOrDefault();

    /// <summary>What a program offers until its moderator changes the list.</summary>
    public static readonly IReadOnlyList<SampleGoal> Defaults =
    [
        Default("mornings", 1), Default("mail", 1), Default("speak-up", 1), Default("show-a-tool", 1),
        Default("handbook", 3), Default("language", 3), Default("move", 3), Default("feedback", 3),
        Default("project", 6), Default("certificate", 6),
    ];

    private static SampleGoal Default(string name, int months) => new()
    {
        Id = name.Replace('-', '_'),
        Months = months,
        Texts = TextCatalog.Tags.ToDictionary(tag => tag, tag => Text(name, TextCatalog.For(tag))),
    };

    private static SampleText Text(string name, Phrases t) => new(t[$"sample-goal.{name}.statement"], t[$"sample-goal.{name}.measure"]);
}

/// <param name="Statement">What is to be reached.</param>
/// <param name="Measure">How one will know.</param>
internal sealed record SampleText(string Statement, string Measure);

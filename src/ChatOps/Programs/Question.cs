namespace ChatOps.Programs;

/// <summary>
/// One question of the weekly template (E7). The built-in ones keep their ids and texts (<c>reason</c>, <c>went_well</c>,
/// <c>went_less_well</c>, <c>in_the_way</c>, <c>help</c>); a program's own have ids of their own and carry their label per language.
/// </summary>
internal sealed record Question
{
    /// <summary>Field id: lower case, digits and <c>_</c>, stable for ever.</summary>
    public required string Id { get; init; }

    public QuestionKind Kind { get; init; } = QuestionKind.BuiltIn;

    /// <summary>Label per language tag, for a program's own question; English is the fallback.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Choices per value, label per language tag.</summary>
    public IReadOnlyList<QuestionChoice> Choices { get; init; } = [];

    public bool IsRequired { get; init; }

    /// <summary>Asked when looking back, or when looking ahead.</summary>
    public bool LooksAhead { get; init; }

    public static readonly IReadOnlyList<Question> Defaults =
    [
        new() { Id = "reason" },
        new() { Id = "went_well" },
        new() { Id = "went_less_well" },
        new() { Id = "in_the_way", LooksAhead = true },
        new() { Id = "help", LooksAhead = true },
    ];
}

/// <param name="Value">Stable: what an answer keeps.</param>
/// <param name="Labels">Label per language tag.</param>
/// <param name="IsRetired">No longer offered; weeks that chose it still name it.</param>
internal sealed record QuestionChoice(string Value, IReadOnlyDictionary<string, string> Labels, bool IsRetired = false);

internal enum QuestionKind
{
    BuiltIn,

    /// <summary>Long text, 1,000 characters at most.</summary>
    LongText,

    /// <summary>One of a few or many choices.</summary>
    OneOf,
}

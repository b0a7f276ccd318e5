namespace ChatOps.Matching;

/// <summary>Who is to be matched, and what was settled before.</summary>
internal sealed record Pool
{
    /// <summary>In any order: the order never changes the result. Ids are distinct.</summary>
    public required IReadOnlyList<Candidate> Members { get; init; }

    public Weights Weights { get; init; } = Weights.Default;

    /// <summary>Pairs of the last rounds that must not be repeated. Ids of others than the members are ignored, here and below.</summary>
    public IReadOnlyList<Pair> Met { get; init; } = [];

    /// <summary>Pairs who both wish to stay together: fixed first, over every hard rule, and never with a third.</summary>
    public IReadOnlyList<Pair> Keep { get; init; } = [];

    /// <summary>Groups that the moderator fixed. One that breaks a hard rule is not kept.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Locked { get; init; } = [];

    /// <summary>Pairs that the moderator split.</summary>
    public IReadOnlyList<Pair> Apart { get; init; } = [];
}

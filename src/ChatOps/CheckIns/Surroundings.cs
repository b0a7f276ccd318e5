using ChatOps.Cards;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>What stands around a member's own week on their card: read only when the card is built.</summary>
internal sealed record Surroundings
{
    public static readonly Surroundings None = new();

    /// <summary>The partners it was shared with.</summary>
    public IReadOnlyList<Partner> SharedWith { get; init; } = [];

    /// <summary>With whom this week could be shared as well, while a partner is away; empty: with nobody, or it was.</summary>
    public IReadOnlyList<Partner> Cover { get; init; } = [];

    /// <summary>First names of partners who take a break from this week.</summary>
    public IReadOnlyList<string> Skipping { get; init; } = [];

    public IReadOnlyList<Echo> Echoes { get; init; } = [];

    /// <summary>The week before was skipped, too.</summary>
    public bool SkippedBefore { get; init; }

    /// <summary>A later check-in that is open; null when there is none.</summary>
    public string? NewerOpenId { get; init; }
}

/// <summary>Something without words that a partner gave back: a cheer, a wish to talk, an answer about the call.</summary>
internal sealed record Echo(string Name, string Kind, string? Choice)
{
    public Line Draw(Phrases t) => t.Line(Kind switch
    {
        "cheer" => "echo.cheer",
        "call" => $"echo.call.{Choice}",
        _ => Choice == "all" ? "echo.raise.all" : "echo.raise",
    }, ("partner", Span.Name(Name)), ("n", Choice ?? ""));
}

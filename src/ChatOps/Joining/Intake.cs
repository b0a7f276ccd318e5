using ChatOps.Partnerships;
using ChatOps.Privacy;

namespace ChatOps.Joining;

/// <summary>
/// What a member stated before being paired. Choices are used for matching; everything typed is in <see cref="IntakeWords"/>.
/// </summary>
internal sealed record Intake
{
    public required string MembershipId { get; init; }
    public required string Topic { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Modes { get; init; } = [];

    /// <summary><c>ear</c>, <c>mirror</c> or <c>both</c>.</summary>
    public string FeedbackStyle { get; init; } = "both";
    public bool OwnTimes { get; init; }

    /// <summary><c>same</c>, <c>4h</c>, <c>2h</c>, <c>1h</c> or null.</summary>
    public string? Overlap { get; init; }
    public bool PostsIntro { get; init; }

    /// <summary>Where one supports the other: what they would be. Either is mutual; null: not asked.</summary>
    public Side? Side { get; init; }
    public IntakeWords Words { get; init; } = new();
}

/// <summary>What a member typed into the two intake forms. Encrypted as one document under the member's content key.</summary>
internal sealed record IntakeWords
{
    public Words? TopicOther { get; init; }
    public Words? Purpose { get; init; }
    public Words? Intro { get; init; }
    public Words? Want { get; init; }
    public Words? CanHelp { get; init; }

    /// <summary>Work emails, lower case. Private for ever.</summary>
    public IReadOnlyList<Words> Avoid { get; init; } = [];

    /// <summary>One work email, lower case. Counts only when mutual.</summary>
    public Words? Wish { get; init; }
}

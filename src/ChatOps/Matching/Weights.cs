namespace ChatOps.Matching;

/// <summary>What a program asks of a pair. The defaults are the product's own weighting.</summary>
internal sealed record Weights
{
    public static readonly Weights Default = new();

    /// <summary>Points for each hour of shared work.</summary>
    public int OverlapHour { get; init; } = 60;

    /// <summary>Both have the same main topic.</summary>
    public int SameTopic { get; init; } = 400;

    /// <summary>The main topic of one is among the other's.</summary>
    public int NearTopic { get; init; } = 250;

    /// <summary>Any topic in common.</summary>
    public int AnyTopic { get; init; } = 120;

    /// <summary>The most that seniority gives.</summary>
    public int Seniority { get; init; } = 120;

    /// <summary>Points for each step between the two.</summary>
    public int SeniorityStep { get; init; } = 30;

    public Aim SeniorityAim { get; init; } = Aim.Alike;

    public int Department { get; init; } = 60;

    public Aim DepartmentAim { get; init; } = Aim.Mixed;

    /// <summary>A language in common.</summary>
    public int Language { get; init; }

    /// <summary>A way of meeting in common.</summary>
    public int Mode { get; init; }

    /// <summary>One offers help with the other's main topic; twice when both do.</summary>
    public int Help { get; init; }

    /// <summary>Hard: minutes of work that a pair shares at least.</summary>
    public int MinimumOverlap { get; init; } = 60;

    /// <summary>Hard: a pair needs a language in common.</summary>
    public bool NeedsLanguage { get; init; }

    /// <summary>
    /// Hard: nobody with anyone above them; otherwise not with their own manager. Never with one who has the same manager.
    /// </summary>
    public bool WholeLine { get; init; }

    /// <summary>Members of a group: 2, or 3 to 5 where the program asks. A trio for an odd number stands apart from this.</summary>
    public int GroupSize { get; init; } = 2;
}

/// <summary>What earns the points.</summary>
internal enum Aim
{
    Alike,
    Mixed,
}

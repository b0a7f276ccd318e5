namespace ChatOps.Programs;

/// <summary>How a program's rounds are made.</summary>
internal sealed record RoundSettings
{
    public const int FewestInGroup = 2;
    public const int MostInGroup = 5;

    /// <summary>Nobody meets a partner again within so many rounds, unless both ask.</summary>
    public int History { get; init; } = 6;

    /// <summary>Members of a group, 2 to 5. An odd number of members gives one trio in any case.</summary>
    public int GroupSize { get; init; } = FewestInGroup;

    /// <summary>One is supported, the other supports.</summary>
    public bool IsOneSided { get; init; }

    /// <summary>The program approves its proposals itself.</summary>
    public bool ApprovesItself { get; init; }

    /// <summary>Weeks between the last week of a round and the first of the next.</summary>
    public int WeeksBetween { get; init; }

    /// <summary>Calendar days before the first day on which the proposal is made.</summary>
    public int DaysAhead { get; init; } = 3;

    /// <summary>The hour of the first day at which everybody hears of their partner, in minutes after their own midnight.</summary>
    public int RevealsAt { get; init; } = 9 * 60;

    public MatchSettings Match { get; init; } = new();
}

/// <summary>What counts when members are matched: percent of the product's own weighting, 0 to 300.</summary>
internal sealed record MatchSettings
{
    public int Hours { get; init; } = 100;

    public int Topic { get; init; } = 100;

    public int Seniority { get; init; } = 100;

    /// <summary>Levels far apart instead of near.</summary>
    public bool MixesSeniority { get; init; }

    public int Department { get; init; } = 100;

    /// <summary>From the same department instead of different ones.</summary>
    public bool StaysInDepartment { get; init; }

    public int Mode { get; init; }

    public int Help { get; init; }

    /// <summary>Minutes of the working day that a pair shares at least.</summary>
    public int MinimumOverlap { get; init; } = 60;

    /// <summary>A pair needs a language in common.</summary>
    public bool NeedsLanguage { get; init; } = true;

    /// <summary>Nobody with anyone above them in the line; otherwise not with their own manager, nor with one who has the same.</summary>
    public bool WholeLine { get; init; } = true;
}

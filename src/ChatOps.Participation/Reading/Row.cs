namespace ChatOps.Participation.Reading;

/// <summary>A row of any of the page's statements; each fills what it has.</summary>
internal sealed record Row
{
    public string Program { get; init; } = "";

    public string Name { get; init; } = "";

    public long Round { get; init; }

    /// <summary>The Monday, ISO.</summary>
    public string Week { get; init; } = "";

    public string? Department { get; init; }

    public bool IsClosed { get; init; }

    public long? Paused { get; init; }

    public long Pairs { get; init; }

    public long LargerGroups { get; init; }

    public long Opened { get; init; }

    public long Due { get; init; }

    public long Shared { get; init; }

    public long OnTime { get; init; }

    public long Change { get; init; }

    public long WeeksShared { get; init; }

    public string InWeek { get; init; } = "";

    public long People { get; init; }

    public long Outside { get; init; }

    public long Booked { get; init; }

    public long Held { get; init; }
}

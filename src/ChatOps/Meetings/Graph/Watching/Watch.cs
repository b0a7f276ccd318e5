using ChatOps.People;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>How we hear of changes in one organizer's mailbox.</summary>
internal sealed record Watch
{
    public required PersonId PersonId { get; init; }
    public required string Mailbox { get; init; }

    /// <summary>Null while there is none: changes are looked for.</summary>
    public string? SubscriptionId { get; init; }
    public Instant? ExpiresAt { get; init; }
    public Instant? RenewAt { get; init; }

    /// <summary>Where Graph tells what changed since the last time; opaque.</summary>
    public string? DeltaLink { get; init; }

    /// <summary>The end of the stretch of calendar that the link covers.</summary>
    public Instant? DeltaUntil { get; init; }

    /// <summary>How often Graph said something about the subscription itself.</summary>
    public int Said { get; init; }

    /// <summary>False: no series of ours stands there any more.</summary>
    public bool IsWanted { get; init; }
    public int Attempts { get; init; }

    public bool IsSubscribed(Instant now) => SubscriptionId is not null && ExpiresAt > now;
}

/// <summary>A series in a watched mailbox.</summary>
internal sealed record WatchedSeries
{
    public string Id { get; init; } = "";

    /// <summary>Null: it was taken out of the calendar, and may be made anew there.</summary>
    public string? ExternalId { get; init; }

    public string Parts { get; init; } = "";

    public string LastDay { get; init; } = "";

    /// <summary>The partners are asked for another time: somebody may make it anew meanwhile.</summary>
    public bool IsAskedAbout { get; init; }

    /// <summary>Something that changed may concern it.</summary>
    public bool IsAmong(IReadOnlySet<string> changed) =>
        ExternalId is null || IsAskedAbout ? changed.Count > 0 : Parts.Split(' ').Append(ExternalId).Any(changed.Contains);

    public LocalDate Until => NodaTime.Text.LocalDatePattern.Iso.Parse(LastDay).GetValueOrThrow();
}

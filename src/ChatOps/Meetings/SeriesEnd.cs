namespace ChatOps.Meetings;

/// <summary>Why a series ends. Decides the kind word that the calendars carry.</summary>
internal enum SeriesEnd
{
    /// <summary>The round is over.</summary>
    Over,

    /// <summary>The partnership has ended.</summary>
    Changed,

    /// <summary>Somebody takes a break.</summary>
    Away,

    /// <summary>It goes to another partner's calendar.</summary>
    Own,

    /// <summary>Its organizer has no calendar that we may write to.</summary>
    Calendar,

    /// <summary>No calendar took it.</summary>
    Failed,
}

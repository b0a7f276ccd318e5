namespace ChatOps.Meetings.Times;

/// <summary>What a slot has to be like.</summary>
internal sealed record SlotWish
{
    public required IReadOnlyList<Comer> People { get; init; }

    /// <summary>The pair's zone: slots are wall times here.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>No slot starts before this.</summary>
    public required Instant Earliest { get; init; }

    /// <summary>No slot after this day of the pair's calendar.</summary>
    public required LocalDate LastDay { get; init; }

    public int Minutes { get; init; } = 20;

    /// <summary>When the check-in opens: the meeting comes after it in the week.</summary>
    public IsoDayOfWeek OpensOn { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>Minutes after local midnight, in everybody's own zone.</summary>
    public int OpensAt { get; init; } = 9 * 60;

    /// <summary>The agreed days, ISO day numbers.</summary>
    public string Days { get; init; } = "1234567";

    /// <summary>The agreed window of the day in the pair's zone, in minutes after midnight.</summary>
    public int From { get; init; }

    public int Until { get; init; } = 24 * 60;
}

/// <summary>A time at which all can meet, or the least bad one.</summary>
/// <param name="Start">Wall time in the pair's zone.</param>
/// <param name="At">The same as an instant.</param>
/// <param name="Fit">How well it fits.</param>
internal sealed record Slot(LocalDateTime Start, Instant At, SlotFit Fit);

using ChatOps.Meetings.Calendars;
using ChatOps.Programs;

namespace ChatOps.Meetings;

/// <summary>What a partnership's meetings have to keep to.</summary>
internal sealed record MeetingLimits
{
    public required string PartnershipId { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required string ProgramKey { get; init; }
    public required ProgramSettings Program { get; init; }
    public required int RoundNumber { get; init; }
    public required LocalDate FirstDay { get; init; }
    public required LocalDate LastDay { get; init; }

    /// <summary>The partnership stands, and its round is open.</summary>
    public bool Stands { get; init; }

    /// <summary>Partners who are there: neither paused nor gone.</summary>
    public IReadOnlyList<Attendee> Here { get; init; } = [];

    /// <summary>All partners.</summary>
    public IReadOnlyList<Attendee> Everybody { get; init; } = [];

    /// <summary>Who comes along for a while, or came.</summary>
    public IReadOnlyList<Guest> Guests { get; init; } = [];

    /// <summary>All of them meet in writing, and nothing else: nothing is in their calendars.</summary>
    public bool IsInWriting => Here.Count > 0 && Here.All(p => p.PrefersWriting);
}

/// <summary>Somebody whose own partner is away, and whom a neighbouring pair takes along to its meeting.</summary>
internal sealed record Guest(string SeriesId, Attendee Who, bool IsOver);

using ChatOps.Meetings.Calendars;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>An event that a series consists of, or that takes its place, with its occurrences.</summary>
/// <param name="Owner">In whose calendar.</param>
/// <param name="Master">The series' master, or the single event.</param>
/// <param name="IsSingle">It does not recur.</param>
/// <param name="Occurrences">Of a single event: itself.</param>
internal sealed record SeriesPart(Attendee Owner, Models.Event Master, bool IsSingle, IReadOnlyList<Models.Event> Occurrences)
{
    /// <summary>The series whose mark it bears; null: none.</summary>
    public string? Mark => Master.SingleValueExtendedProperties?.FirstOrDefault()?.Value;
}

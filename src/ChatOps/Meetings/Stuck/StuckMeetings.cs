using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Meetings.Stuck;

/// <summary>Finds the meetings that a calendar refused for good: for moderators, for the console, and for the doctor.</summary>
internal sealed class StuckMeetings
{
    /// <summary>What was found once is told for a week; a pair without a meeting for as long as it has none.</summary>
    private static readonly Duration Told = Duration.FromDays(7);

    private static readonly SqlText Sql = new("Meetings");

    /// <param name="db">A reading.</param>
    /// <param name="program">Null: all programs.</param>
    /// <param name="now">Now.</param>
    public async Task<IReadOnlyList<StuckMeeting>> Of(Session db, ProgramId? program, Instant now) =>
        [
            .. (await db.Query<Row>(Sql["StuckMeetings"], new { ProgramId = program?.Value ?? "", Since = now - Told }))
                .GroupBy(r => (r.PartnershipId, r.Trouble))
                .Select(g => new StuckMeeting(
                    g.Key.PartnershipId,
                    [.. g.Select(r => r.Name).Distinct()],
                    g.First().Organizer,
                    MeetingText.Read<MeetingTrouble>(g.Key.Trouble),
                    g.First().Code ?? ""))
                .OrderBy(s => s.Names[0], StringComparer.InvariantCulture)
                .ThenBy(s => s.PartnershipId, StringComparer.Ordinal),
        ];

    private sealed record Row
    {
        public string PartnershipId { get; init; } = "";
        public string Trouble { get; init; } = "";
        public string? Code { get; init; }
        public string Name { get; init; } = "";
        public string Organizer { get; init; } = "";
    }
}

using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Meetings.Records;

/// <summary>
/// Meetings, and what is done about them in calendars. A pair's meetings are the other partner's, too: an erased person stays the
/// organizer of what is over as an id. What counts is when a series ended, for a call and a proposal of times also when it was done with,
/// and for facts the week.
/// </summary>
internal sealed class MeetingsRecord(RecordReader reader) : IRecord
{
    private static readonly SqlText Sql = new("Meetings/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("meeting_series", "MeetingSeries") { LeadBy = ["organizer_id", "next_organizer_id"] },
        new("meeting_people", "MeetingPeople") { LeadBy = ["series_id", "person_id"] },
        new("meeting_occurrences", "MeetingOccurrences") { LeadBy = ["series_id", "away_person_id"] },
        new("meeting_answers", "MeetingAnswers") { LeadBy = ["occurrence_id", "person_id"] },
        new("meeting_guests", "MeetingGuests") { LeadBy = ["series_id", "person_id"] },
        new("meeting_work", "MeetingWork") { LeadBy = ["series_id", "mailbox", "told", "guest_id"] },
        new("meeting_mailboxes", "MeetingMailboxes") { LeadBy = ["mailbox"] },
        new("meeting_proposals", "MeetingProposals") { LeadBy = ["series_id", "person_id"] },
        new("meeting_feeds", "MeetingFeeds") { LeadBy = ["person_id"] },
        new("meeting_facts", "MeetingFacts") { LeadBy = ["occurrence_id"] },
        new("meeting_fact_people", "MeetingFactPeople") { LeadBy = ["occurrence_id", "person_id"] },
        new("graph_watches", "GraphWatches") { LeadBy = ["person_id", "mailbox"], Secrets = ["client_state"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public Task Erase(Session db, PersonId person, Instant now) => InOrder.Run(
        db, Sql, new { PersonId = person, Nobody = Guid.NewGuid().ToString() },
        "EraseAnswers", "EraseGuests", "EraseProposals", "EraseFeed", "EraseMailbox", "EraseWatch", "EraseWork", "ForgetRequests",
        "ForgetAway", "ForgetEvents", "ErasePeople", "NamelessPeople");

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => InOrder.Run(
        db, Sql, before,
        "PurgeAnswers", "PurgeOccurrences", "PurgePeople", "PurgeGuests", "PurgeWork", "PurgeProposals", "PurgeSeries",
        "FoldFactPeople", "FoldFacts");
}

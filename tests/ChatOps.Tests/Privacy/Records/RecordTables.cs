namespace ChatOps.Tests.Privacy.Records;

/// <summary>Which tables have something of whom, by the stories that bring it about.</summary>
internal static class RecordTables
{
    /// <summary>Somebody who lived through a round with a partner.</summary>
    public static readonly string[] OfAMember =
    [
        "account_codes", "accounts", "audit", "check_ins", "circles_off", "content_keys", "deliveries", "former_emails", "intakes",
        "invitations", "leave_days", "leavings", "meeting_answers", "meeting_fact_people", "meeting_facts", "meeting_feeds",
        "meeting_occurrences", "meeting_people", "meeting_series", "meeting_work", "membership_facts", "memberships", "monthly_talks",
        "notice_agreements", "outbox", "participation_facts", "partners", "persons", "responses", "round_ends", "sayings", "sightings",
        "soundings",
    ];

    public static readonly string[] OfWhoIsTakenAlong = ["cover_shares", "covers", "meeting_guests"];

    public static readonly string[] OfANeighbour = ["cover_answers", "sayings"];

    public static readonly string[] OfAModerator =
    [
        "moderators", "program_channels", "programs", "proposal_members", "proposals",
    ];

    public static readonly string[] OfWhoWasTakenApart = ["proposal_members", "proposal_splits"];

    public static readonly string[] OfAnOrganizer = ["directory_sightings", "graph_watches", "meeting_mailboxes", "meeting_work"];

    /// <summary>Each in one of the stories at least.</summary>
    public static readonly string[] All =
    [
        .. new[]
        {
            OfAMember, OfWhoIsTakenAlong, OfANeighbour, OfAModerator, OfWhoWasTakenApart, OfAnOrganizer,
            // Of the partner, who wished to stay; beside somebody quiet; who asked for another time.
            ["stay_wishes"], ["partner_offers", "repairings", "step_ins"], ["meeting_proposals"],
        }.SelectMany(t => t).Distinct(),
    ];

    /// <summary>Rows that others, totals and the log need: without a word and without a name.</summary>
    public static readonly string[] AfterErasing =
    [
        "audit", "check_ins", "covers", "meeting_series", "memberships", "partners", "persons", "responses", "round_ends", "sayings",
        "step_ins",
    ];

    /// <summary>What no time counts for while somebody takes part.</summary>
    public static readonly string[] AsLongAsAMember =
    [
        "accounts", "audit", "content_keys", "deliveries", "intakes", "meeting_feeds", "membership_facts", "memberships",
        "notice_agreements", "outbox", "persons",
    ];
}

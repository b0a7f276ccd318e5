using ChatOps.People;

namespace ChatOps.Channels.Queueing;

/// <summary>A claimed row with its reader's hours. See <c>0003_outbox.sql</c> for what the columns mean.</summary>
internal sealed record OutboxRow
{
    public string Id { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Subject { get; init; } = "";
    public PersonId PersonId { get; init; }
    public string Place { get; init; } = "";
    public AccountId? AccountId { get; init; }
    public string Lane { get; init; } = "";
    public Importance Importance { get; init; }
    public Turn Turn { get; init; }
    public int Wanted { get; init; }
    public int Shown { get; init; }
    public int Anew { get; init; }
    public int Posted { get; init; }
    public Instant DueAt { get; init; }
    public Instant? ExpiresAt { get; init; }
    public int Attempts { get; init; }
    public Instant? AttemptedAt { get; init; }
    public int Attempted { get; init; }
    public AccountId? MessageAccountId { get; init; }
    public string? Conversation { get; init; }
    public string? MessageId { get; init; }
    public AccountId? StaleAccountId { get; init; }
    public string? StaleConversation { get; init; }
    public string? StaleMessageId { get; init; }
    public Instant? SentAt { get; init; }
    public string? Code { get; init; }

    /// <summary>When it was due before it was claimed; null on SQLite.</summary>
    public Instant? WasNextAt { get; init; }
    public string Zone { get; init; } = "";
    public string WorkDays { get; init; } = "";
    public string DaysOff { get; init; } = "";
    public int WorkFrom { get; init; }
    public int WorkUntil { get; init; }
    public bool AllowsOutsideHours { get; init; }
    public AccountId? PreferredAccount { get; init; }

    public CardRef Card => new(Kind, Subject);

    /// <summary>The message that stands; null while there is none.</summary>
    public MessageRef? Message => MessageId is null ? null : new MessageRef(Conversation ?? "", MessageId);

    /// <summary>The message that was replaced and is still to be removed.</summary>
    public MessageRef? Stale => StaleMessageId is null ? null : new MessageRef(StaleConversation ?? "", StaleMessageId);

    /// <summary>One posting, however often it is tried: what the vendor keeps with the message, and what the budget counts.</summary>
    public string DeliveryId => $"{Id}.{Posted}";

    public bool IsBehind => Wanted > Shown;

    public bool WantsPost => Message is null ? IsBehind : Anew > Posted;

    /// <summary>Heard by one person and sent by the bot itself.</summary>
    public bool Counts => Place.Length == 0 && Importance > Importance.PartnerWords;

    public QuietHours Hours =>
        new(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc, WorkDays, WorkFrom, WorkUntil)
        {
            DaysOff = ChatOps.People.DaysOff.Parse(DaysOff),
        };

    /// <summary>Answers and what goes to a shared place leave at any hour.</summary>
    public bool MayLeave(Instant now) => Place.Length > 0 || AllowsOutsideHours || Importance == Importance.Answer || Hours.IsOpen(now);
}

/// <summary>The queues of a lane, each with room of its own: a fan-out never stands before an answer. The numbers are stored.</summary>
internal enum Turn
{
    Answers = 0,
    PartnerWords = 1,
    Edits = 2,
    Messages = 3,
    LookUps = 4,
}

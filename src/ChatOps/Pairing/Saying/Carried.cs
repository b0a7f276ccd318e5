using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;

namespace ChatOps.Pairing.Saying;

/// <summary>What one partner wrote to the others in one message.</summary>
internal sealed record Carried
{
    public required string MessageId { get; init; }
    public required Partnership Partnership { get; init; }
    public required Partner From { get; init; }
    public required ProgramSettings Program { get; init; }

    /// <summary>The first message of this partnership: it says what the bot does here.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Empty: removed after seven days, erased, or taken back.</summary>
    public IReadOnlyList<Words> Texts { get; init; } = [];

    /// <summary>Files came with one of them.</summary>
    public bool HadFiles { get; init; }

    /// <summary>One of them was changed where it was typed.</summary>
    public bool IsEdited { get; init; }

    /// <summary>One of them was deleted where it was typed, or says nothing any more.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>What the reader wrote since, where this is the newest message of its writer.</summary>
    public Words? Answer { get; init; }

    /// <summary>The reader takes no messages of this partnership here.</summary>
    public bool IsOff { get; init; }

    public bool IsAllTakenBack => Texts.Count == 0 && IsTakenBack;

    public bool IsFor(PersonId reader) => From.PersonId != reader && Partnership.Partners.Any(p => p.PersonId == reader);
}

/// <summary>Who could be written to now, and how much was written.</summary>
/// <param name="Partnership">The partnership that was named or is the only one; null: none, or not known which.</param>
/// <param name="Off">Who takes no messages in it.</param>
/// <param name="InAnHour">How many messages this person sent in the last hour, over all partnerships.</param>
/// <param name="InADay">And in the last twenty-four hours.</param>
internal sealed record SayScene(Partnership? Partnership, IReadOnlyCollection<PersonId> Off, int InAnHour, int InADay);

/// <summary>What was carried of a message that somebody typed.</summary>
internal sealed record TypedSaying(string Id, string MessageId, string CircleId, PersonId From, Instant At)
{
    /// <summary>Null: removed, or taken back.</summary>
    public Words? Text { get; init; }

    public bool? HadFiles { get; init; }

    public bool IsTakenBack { get; init; }
}

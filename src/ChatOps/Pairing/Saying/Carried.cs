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

    /// <summary>Empty: removed after seven days, or erased.</summary>
    public IReadOnlyList<Words> Texts { get; init; } = [];

    /// <summary>Files came with one of them.</summary>
    public bool HadFiles { get; init; }

    /// <summary>The reader takes no messages of this partnership here.</summary>
    public bool IsOff { get; init; }

    public bool IsFor(PersonId reader) => From.PersonId != reader && Partnership.Partners.Any(p => p.PersonId == reader);
}

/// <summary>Who could be written to now, and how much was written.</summary>
/// <param name="Partnership">The partnership that was named or is the only one; null: none, or not known which.</param>
/// <param name="Off">Who takes no messages in it.</param>
/// <param name="InAnHour">How many messages this person sent in the last hour, over all partnerships.</param>
/// <param name="InADay">And in the last twenty-four hours.</param>
internal sealed record SayScene(Partnership? Partnership, IReadOnlyCollection<PersonId> Off, int InAnHour, int InADay);

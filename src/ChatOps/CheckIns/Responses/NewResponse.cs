using ChatOps.People;

namespace ChatOps.CheckIns.Responses;

/// <summary>What somebody gives back on a shared week.</summary>
internal sealed record NewResponse(string CheckInId, PersonId From, string Kind)
{
    public PersonId? To { get; init; }
    public string? Choice { get; init; }
    public ResponseWords? Words { get; init; }

    /// <summary>The message that it joins; null: one of its own.</summary>
    public string? MessageId { get; init; }
}

using ChatOps.People;

namespace ChatOps.Accounts.Changes;

/// <summary>What a channel said of one account in a check.</summary>
internal sealed record Sighting
{
    public AccountId AccountId { get; init; }
    public PersonId PersonId { get; init; }
    public bool IsGone { get; init; }

    /// <summary>Null: nothing was learnt of this account.</summary>
    public string? Name { get; init; }
    public string? Email { get; init; }
    public bool IsEmailVerified { get; init; }
    public string? Zone { get; init; }
    public string? Locale { get; init; }
    public bool IsGuest { get; init; }

    public bool IsThere => !IsGone && Name is not null;

    public Profile ToProfile() => new(Name ?? "", Email, IsEmailVerified, Zone, Locale, IsGone) { IsGuest = IsGuest };
}

/// <summary>A check of everybody who takes part.</summary>
internal sealed record PeopleCheck
{
    public string Id { get; init; } = "";
    public string State { get; init; } = "";
    public Instant StartedAt { get; init; }
}

using ChatOps.Storage.Writing;

namespace ChatOps.People;

/// <summary>
/// Who somebody is on one channel. <c>Tenant</c> is the Entra tenant id or the Slack team id, <c>UserId</c> the Entra object id
/// or the Slack user id. Opaque strings, compared exactly.
/// </summary>
internal readonly record struct AccountKey(Channel Channel, string Tenant, string UserId)
{
    /// <summary>One pacing lane per vendor and workspace or tenant.</summary>
    public string Lane => LaneOf(Channel, Tenant);

    public static string LaneOf(Channel channel, string tenant) => $"{(channel == Channel.Slack ? "slack" : "teams")}:{tenant}";
}

/// <summary>A person on one channel, with what is needed to write to them.</summary>
internal sealed record Account
{
    public required AccountId Id { get; init; }
    public required PersonId PersonId { get; init; }
    public required Channel Channel { get; init; }
    public required string Tenant { get; init; }
    public required string UserId { get; init; }

    /// <summary>Teams: the personal conversation id (<c>a:…</c>). Slack: the DM channel (<c>D…</c>). Null until it is known.</summary>
    public string? Conversation { get; init; }

    /// <summary>Teams only: the connector address of this tenant, from the last activity. Trusted hosts only.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Teams only: the id by which the connector knows the user (<c>29:…</c>), when it was seen.</summary>
    public string? ConnectorId { get; init; }

    public AccountState State { get; init; }

    /// <summary>The vendor's code behind a state that is not active (<c>BotNotInConversationRoster</c>).</summary>
    public string? StateCode { get; init; }

    public AccountKey Key => new(Channel, Tenant, UserId);
}

/// <summary>Whether the bot can write to an account, as the vendor last told us.</summary>
internal enum AccountState
{
    Active,
    NotInstalled,
    Blocked,
    Deactivated,
    Revoked,
}

/// <summary>What a channel knows about an account. Fetched by the outbox worker, never inside a use case.</summary>
/// <param name="Name">Display name; of a long one as much as anybody shows.</param>
/// <param name="Email">Work email in lower case, or null; a text that is longer than addresses are is none.</param>
/// <param name="IsEmailVerified">By the rule of each channel; only then may accounts be linked.</param>
/// <param name="Zone">IANA time zone id, or null when the channel does not say.</param>
/// <param name="Locale">BCP 47 tag, or null.</param>
/// <param name="IsDeactivated">The account is closed at the vendor.</param>
internal sealed record Profile(string Name, string? Email, bool IsEmailVerified, string? Zone, string? Locale, bool IsDeactivated)
{
    private const int LongestName = 200;

    /// <summary>RFC 3696 and its errata, rounded up.</summary>
    private const int LongestEmail = 320;

    public string Name { get; init; } = NameOf(Name);

    public string? Email { get; init; } = EmailOf(Email);

    public bool IsEmailVerified { get; init; } = IsEmailVerified && EmailOf(Email) is not null;

    public static string NameOf(string name) => StorableText.Cut(name, LongestName);

    public static string? EmailOf(string? email) => email is { Length: <= LongestEmail } ? email : null;

    /// <summary>Teams: the id by which the connector knows the user (<c>29:…</c>).</summary>
    public string? ConnectorId { get; init; }

    /// <summary>A guest of the tenant or workspace, not an employee.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Never a name or an address.</summary>
    public override string ToString() => "(profile)";
}

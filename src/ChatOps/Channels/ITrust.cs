using ChatOps.People;

namespace ChatOps.Channels;

/// <summary>
/// Whose word on work emails counts on one channel. Only there does an address join accounts, make somebody a moderator, or bring them an
/// invitation: whoever runs a workspace of their own can vouch for any address in it.
/// </summary>
internal interface ITrust
{
    Channel Channel { get; }

    /// <summary>False: the channel waits for its settings, so nothing is said about anybody's address.</summary>
    bool IsConnected { get; }

    /// <summary>
    /// Null: the vendor does not say now which workspace is ours. May wait for one call at the vendor, so never inside a unit of work.
    /// </summary>
    ValueTask<Trust?> InForce(Ct ct);
}

/// <summary>Whose word counts on one channel now.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Tenants">Workspace or tenant, with the domains that it is trusted with; null: any.</param>
internal sealed record Trust(Channel Channel, IReadOnlyDictionary<string, IReadOnlySet<string>?> Tenants)
{
    /// <param name="tenant">The workspace or tenant that vouches.</param>
    /// <param name="email">In lower case.</param>
    public bool Covers(string tenant, string? email) =>
        email is not null && Tenants.TryGetValue(tenant, out var domains)
        && (domains is null || domains.Contains(email[(email.LastIndexOf('@') + 1)..]));

    /// <summary>The same text for the same trust.</summary>
    public string Fingerprint =>
        string.Join(';', Tenants.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={Text(t.Value)}"));

    private static string Text(IReadOnlySet<string>? domains) =>
        domains is null ? "*" : string.Join(',', domains.Order(StringComparer.Ordinal));
}

using ChatOps.People;

namespace ChatOps.Channels;

/// <summary>
/// Finds on a channel whoever has a work email there and was never here. One call here is one call at the vendor: nothing is retried
/// inside.
/// </summary>
internal interface IFindByEmail
{
    Task<ByEmail> Find(string email, Ct ct);
}

internal abstract record ByEmail
{
    internal sealed record Found(AccountKey Account) : ByEmail;

    /// <summary>Nobody whom we may write to, or the channel is not connected.</summary>
    internal sealed record Nobody : ByEmail;

    /// <summary>The vendor did not say now.</summary>
    internal sealed record TryAgain(Duration? After) : ByEmail;
}

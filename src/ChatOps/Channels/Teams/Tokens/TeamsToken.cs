using System.Collections.Frozen;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>What a token that passed all its own checks says. Whether it fits an activity is <see cref="TokenFit"/>'s question.</summary>
/// <param name="ServiceUrl">The claim <c>serviceurl</c>.</param>
/// <param name="Endorsements">The channels for which the signing key may sign.</param>
/// <param name="ExpiresAt">The claim <c>exp</c>.</param>
internal sealed record TeamsToken(string ServiceUrl, FrozenSet<string> Endorsements, Instant ExpiresAt)
{
    public override string ToString() => "(token)";
}

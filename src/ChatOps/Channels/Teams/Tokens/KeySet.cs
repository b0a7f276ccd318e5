using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>The signing keys as they were published at one moment, each with the channels it may sign for.</summary>
internal sealed record KeySet(FrozenDictionary<string, EndorsedKey> Keys, Instant FetchedAt)
{
    public static readonly KeySet None = new(FrozenDictionary<string, EndorsedKey>.Empty, Instant.MinValue);

    public EndorsedKey? Find(string? kid) => kid is { Length: > 0 } && Keys.TryGetValue(kid, out var key) ? key : null;

    public static KeySet Of(JsonWebKeySet published, Instant now) =>
        new(published.Keys
            .Where(k => k is { Kid.Length: > 0, Kty: JsonWebAlgorithmsKeyTypes.RSA } && k.Use is null or "" or JsonWebKeyUseNames.Sig)
            .GroupBy(k => k.Kid)
            .ToFrozenDictionary(k => k.Key, k => new EndorsedKey(k.Last(), Endorsements(k.Last()))), now);

    /// <summary>The library keeps members it does not know as they were: an array of texts.</summary>
    private static FrozenSet<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value)
            ? value switch
            {
                JsonElement json => json.Items().Select(i => i.Text()).OfType<string>().ToFrozenSet(),
                IEnumerable<object> items => items.Select(i => i.ToString()).OfType<string>().ToFrozenSet(),
                _ => [],
            }
            : [];
}

internal sealed record EndorsedKey(SecurityKey Key, FrozenSet<string> Endorsements);

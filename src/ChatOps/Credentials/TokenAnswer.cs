using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Credentials;

/// <summary>What a token endpoint answers, Entra's and the managed identities' alike.</summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow</remarks>
internal sealed record TokenAnswer
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Seconds; a number from Entra, a string from a managed identity.</summary>
    [JsonPropertyName("expires_in")]
    public JsonElement ExpiresIn { get; init; }

    /// <summary>Unix seconds; App Service sends this one only.</summary>
    [JsonPropertyName("expires_on")]
    public JsonElement ExpiresOn { get; init; }

    [JsonPropertyName("error")]
    public JsonElement Error { get; init; }

    public AccessToken? Read(Instant now) => AccessToken is { Length: > 0 } token ? new AccessToken(token, ExpiresAt(now)) : null;

    private Instant ExpiresAt(Instant now) =>
        Number(ExpiresIn) is { } seconds ? now + Duration.FromSeconds(seconds)
        : Number(ExpiresOn) is { } unix ? Instant.FromUnixTimeSeconds(unix)
        : now + Duration.FromMinutes(10);

    private static long? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => Sane(number),
        JsonValueKind.String when long.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number) => Sane(number),
        _ => null,
    };

    private static long? Sane(long number) => number is >= 0 and < 32_503_680_000 ? number : null;
}

[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext;

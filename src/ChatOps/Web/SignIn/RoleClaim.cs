using System.Text.Json;

namespace ChatOps.Web.SignIn;

/// <summary>
/// Where a token says which roles somebody holds: the name of a claim, or a path with dots to one within another
/// (<c>realm_access.roles</c>). Names may hold dots themselves, as addresses do: a claim of the whole name comes before a path. It holds
/// one text or several; anything else is no role.
/// </summary>
internal static class RoleClaim
{
    public static IReadOnlyList<string> Read(JsonElement claims, string path)
    {
        if (claims.ValueKind != JsonValueKind.Object)
            return [];
        if (claims.TryGetProperty(path, out var found))
            return Texts(found);
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (claims.TryGetProperty(path[..dot], out var inner) && Read(inner, path[(dot + 1)..]) is { Count: > 0 } roles)
                return roles;
        }

        return [];
    }

    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
        _ => [],
    };
}

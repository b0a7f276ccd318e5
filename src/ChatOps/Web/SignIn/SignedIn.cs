using System.Security.Claims;

namespace ChatOps.Web.SignIn;

/// <summary>Somebody who signed in to the pages.</summary>
/// <param name="Key">Who it is for the audit, the same for ever: tenant and object id, or the authority's subject. Never an address or a
/// name.</param>
/// <param name="Name">How the page greets them; may be empty.</param>
/// <param name="Held">The app roles that count: none when both are held and may not be.</param>
internal sealed record SignedIn(string Key, string Name, IReadOnlyList<string> Held)
{
    /// <summary>The link of a first run, on the machine itself.</summary>
    public static readonly SignedIn OfTheLink = new("one-time link", "One-time link", [Roles.Hr, Roles.Moderator]);

    /// <summary>HR and moderator in one person, where no setting allows it.</summary>
    public bool HoldsBothWrongly { get; init; }

    /// <summary>A work email that the authority vouches for; null from Entra, where addresses change hands.</summary>
    public string? VerifiedEmail { get; init; }

    public static string KeyOf(ClaimsPrincipal principal) => principal.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? "unknown";

    public static bool IsRefusedForBoth(ClaimsPrincipal principal) => principal.HasClaim(Both, "true");

    public ClaimsPrincipal Principal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, Key));
        identity.AddClaim(new Claim(ClaimTypes.Name, Name));
        foreach (var role in Held)
            identity.AddClaim(new Claim(ClaimTypes.Role, role));
        if (VerifiedEmail is { } email)
            identity.AddClaim(new Claim(ClaimTypes.Email, email));
        if (HoldsBothWrongly)
            identity.AddClaim(new Claim(Both, "true"));
        return new ClaimsPrincipal(identity);
    }

    private const string Both = "chatops:both-roles";
}

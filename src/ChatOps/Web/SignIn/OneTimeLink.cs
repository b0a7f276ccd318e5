using System.Security.Cryptography;
using System.Text;
using ChatOps.People;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatOps.Web.SignIn;

/// <summary>The key of this start's link: opens the participation page once, from this machine.</summary>
internal sealed class OneTimeLink
{
    public const string Path = "/sign-in/link";

    private int _spent;

    /// <summary>43 characters base64url: 256 bits.</summary>
    public string Key { get; } = WebEncoders.Base64UrlEncode(Chance.Secret(32));

    /// <summary>True once, for the right key.</summary>
    public bool Spend(string? key) =>
        key is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(Key))
        && Interlocked.Exchange(ref _spent, 1) == 0;
}

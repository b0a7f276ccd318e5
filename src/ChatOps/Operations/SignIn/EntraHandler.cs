using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using ChatOps.Operations.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ChatOps.Operations.SignIn;

/// <summary>
/// Sign-in by the code flow: ASP.NET's own handler brings state, its cookie, PKCE and the exchange; the endpoints come from the authority, and who it is from the
/// id token, bound to this sign-in by a nonce.
/// </summary>
/// <remarks>https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth</remarks>
internal sealed class EntraHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, Authority authority, EntraTokens tokens, Settings settings)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string Name = "entra";

    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            Options.AuthorizationEndpoint = (await authority.Current(Context.RequestAborted)).AuthorizationEndpoint;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            await Page.Say(Context, StatusCodes.Status503ServiceUnavailable, "sign-in-away");
            return;
        }

        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = nonce;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, FromOutside(redirectUri)), Nonce, nonce);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Options.TokenEndpoint = (await authority.Current(Context.RequestAborted)).TokenEndpoint;
        return await base.ExchangeCodeAsync(new OAuthCodeExchangeContext(context.Properties, context.Code, FromOutside(context.RedirectUri)));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse answer)
    {
        var idToken = answer.Response is { } response && response.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
        properties.Items.Remove(Nonce, out var nonce);
        var somebody = await tokens.OfIdToken(idToken, nonce, Context.RequestAborted)
            ?? throw new AuthenticationFailureException("The id token was refused.");
        return new AuthenticationTicket(somebody.Principal(Name), properties, Name);
    }

    /// <summary>Behind a proxy the host sees another address than the browser does.</summary>
    private string FromOutside(string redirectUri) =>
        settings.Web.PublicUrl is { } address ? new Uri(address, Options.CallbackPath.Value).AbsoluteUri : redirectUri;
}

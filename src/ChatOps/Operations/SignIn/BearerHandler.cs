using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatOps.Operations.SignIn;

/// <summary>
/// Who comes with a token of the sign-in's authority in <c>Authorization: Bearer</c>, on each call: tools that read the figures without a browser, and the tab in
/// Teams.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6750</remarks>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, EntraTokens tokens, Settings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>A tool, or a person through one.</summary>
    public const string Name = "bearer";

    /// <summary>A person in Teams: the token is for our scope and was asked for by a Teams client.</summary>
    public const string Tab = "tab";

    private bool _isAuthorityAway;

    public static bool IsIn(HttpRequest request) => request.Headers.Authorization.Count > 0;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || header.Split(' ') is not [var scheme, var token] || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        try
        {
            var somebody = Scheme.Name == Tab ? await tokens.OfTabToken(token, Context.RequestAborted) : await tokens.OfAccessToken(token, Context.RequestAborted);
            return somebody is not null ? AuthenticateResult.Success(new AuthenticationTicket(somebody.Principal(Scheme.Name), Scheme.Name)) : AuthenticateResult.Fail("The token was refused.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            _isAuthorityAway = true;
            return AuthenticateResult.Fail("The authority can't be reached.");
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = _isAuthorityAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized;
        if (!_isAuthorityAway)
            Response.Headers.Append("WWW-Authenticate", "Bearer");
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusal.Say(Context, settings);
}

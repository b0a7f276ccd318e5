using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatOps.Operations.SignIn;

/// <summary>Tools that read the figures without a browser: a token of the sign-in's authority in <c>Authorization: Bearer</c>.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, EntraTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || header.Split(' ') is not [var scheme, var token] || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        try
        {
            return await tokens.OfAccessToken(token, Context.RequestAborted) is { } somebody
                ? AuthenticateResult.Success(new AuthenticationTicket(somebody.Principal(Name), Name))
                : AuthenticateResult.Fail("The token was refused.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return AuthenticateResult.Fail("The authority can't be reached.");
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append("WWW-Authenticate", "Bearer");
        return Task.CompletedTask;
    }
}

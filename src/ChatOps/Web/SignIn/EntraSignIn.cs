using ChatOps.Credentials;
using ChatOps.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatOps.Web.SignIn;

/// <summary>
/// Sign-in by the code flow. ASP.NET's own handler brings state and nonce with their cookies, PKCE and the exchange; whose id token counts,
/// <see cref="EntraRules"/> say.
/// </summary>
/// <remarks>https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth</remarks>
internal static partial class EntraSignIn
{
    public const string Name = "entra";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddEntra(this AuthenticationBuilder sign, ChatOpsSettings settings)
    {
        sign.AddOpenIdConnect(Name, options => Describe(options, settings));
        sign.Services.AddOptions<OpenIdConnectOptions>(Name)
            .Configure<ConfigurationManager<OpenIdConnectConfiguration>, WayOut>((options, authority, wayOut) =>
                (options.ConfigurationManager, options.BackchannelHttpHandler) = (authority, wayOut(new HttpClientHandler())));
    }

    /// <summary>Sends the browser to the authority; tells when that can't be reached.</summary>
    public static async Task Begin(HttpContext context, ConfigurationManager<OpenIdConnectConfiguration> authority, string returnTo)
    {
        try
        {
            await authority.GetConfigurationAsync(context.RequestAborted);
        }
        catch (Exception e) when (Authority.IsAway(e))
        {
            await Away(context);
            return;
        }

        await context.ChallengeAsync(Name, new AuthenticationProperties { RedirectUri = returnTo });
    }

    private static void Describe(OpenIdConnectOptions options, ChatOpsSettings settings)
    {
        var rules = new EntraRules(settings.Web.Entra);
        (options.ClientId, options.ClientSecret) = (settings.Web.Entra.ClientId, settings.Web.Entra.ClientSecret);
        options.TokenHandler = EntraRules.Handler;
        options.TokenValidationParameters = rules.Expected();
        options.MapInboundClaims = false;
        options.CallbackPath = "/sign-in/oidc";
        // The authority ends no session of ours: these two would be addresses of their own.
        options.RemoteSignOutPath = options.SignedOutCallbackPath = PathString.Empty;
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = Patience;
        // The answer comes as a plain GET from the authority's page, which Lax lets through, also over http on a laptop.
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                // Behind a proxy the host sees another address than the browser does.
                if (settings.Web.PublicUrl is { } address)
                    context.ProtocolMessage.RedirectUri = new Uri(address, options.CallbackPath.Value).AbsoluteUri;
                return Task.CompletedTask;
            },
            OnTokenValidated = context => Judge(context, rules),
            OnRemoteFailure = context =>
            {
                context.HandleResponse();
                if (Authority.IsAway(context.Failure))
                    return Away(context.HttpContext);
                if (context.Failure is not Refused)
                    Tell(context.HttpContext, EntraRules.FaultOf(context.Failure));
                return Page.Say(context.HttpContext, StatusCodes.Status401Unauthorized, "sign-in-refused");
            },
        };
    }

    private static Task Judge(TokenValidatedContext context, EntraRules rules)
    {
        var verdict = rules.OfIdToken(new JsonWebToken(context.SecurityToken.RawData));
        if (verdict.Somebody is { } somebody)
        {
            context.Principal = somebody.Principal(Name);
            return Task.CompletedTask;
        }

        Tell(context.HttpContext, verdict.Fault);
        context.Fail(new Refused());
        return Task.CompletedTask;
    }

    private static Task Away(HttpContext context) => Page.Say(context, StatusCodes.Status503ServiceUnavailable, "sign-in-away");

    private static void Tell(HttpContext context, EntraFault fault)
    {
        if (context.RequestServices.GetRequiredService<Refusals>().Counts("sign-in", $"{fault}") is var count and > 0)
            Log.SignInsWereRefused(context.RequestServices.GetRequiredService<ILogger<EntraRules>>(), fault, count);
    }

    /// <summary>Our rules refused it, and said so.</summary>
    private sealed class Refused : Exception;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-ins were refused: {Fault}, {Count} since this was last said")]
        public static partial void SignInsWereRefused(ILogger logger, EntraFault fault, int count);
    }
}

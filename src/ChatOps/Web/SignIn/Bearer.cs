using ChatOps.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatOps.Web.SignIn;

/// <summary>
/// Who comes with a token of the sign-in's authority in <c>Authorization: Bearer</c>, on each call: tools that read the figures without a
/// browser, and the tab in Teams. ASP.NET's own handler reads the token and looks at its signature; the rules are <see cref="EntraRules"/>.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6750</remarks>
internal static partial class Bearer
{
    /// <summary>A tool, or a person through one.</summary>
    public const string Name = "bearer";

    /// <summary>A person in Teams: the token is for our scope and was asked for by a Teams client.</summary>
    public const string Tab = "tab";

    public static bool IsIn(HttpRequest request) => request.Headers.Authorization.Count > 0;

    public static void AddBearer(this AuthenticationBuilder sign, ChatOpsSettings settings)
    {
        var rules = new EntraRules(settings.Web.Entra);
        Add(Name, rules.OfAccessToken);
        Add(Tab, rules.OfTabToken);

        void Add(string name, Func<JsonWebToken, TokenVerdict> judge)
        {
            sign.AddJwtBearer(name, options => Describe(options, settings, rules, judge));
            sign.Services.AddOptions<JwtBearerOptions>(name)
                .Configure<ConfigurationManager<OpenIdConnectConfiguration>>(
                    (options, authority) => options.ConfigurationManager = authority);
        }
    }

    private static void Describe(
        JwtBearerOptions options, ChatOpsSettings settings, EntraRules rules, Func<JsonWebToken, TokenVerdict> judge)
    {
        options.TokenValidationParameters = rules.Expected();
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(EntraRules.Handler);
        options.MapInboundClaims = false;
        // Why a token is refused is nothing to whoever sent it.
        options.IncludeErrorDetails = false;
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = Reach,
            OnAuthenticationFailed = context => Refused(context.HttpContext, EntraRules.FaultOf(context.Exception)),
            OnTokenValidated = context =>
            {
                var verdict = judge((JsonWebToken)context.SecurityToken);
                if (verdict.Somebody is { } somebody)
                {
                    context.Principal = somebody.Principal(context.Scheme.Name);
                    return Task.CompletedTask;
                }

                context.Fail("The token was refused.");
                return Refused(context.HttpContext, verdict.Fault);
            },
            OnChallenge = context =>
            {
                if (!Authority.IsAway(context.AuthenticateFailure))
                    return Task.CompletedTask;
                context.HandleResponse();
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            },
            OnForbidden = context => Refusal.Say(context.HttpContext, settings),
        };
    }

    /// <summary>An authority that can't be reached is no wrong token.</summary>
    private static async Task Reach(MessageReceivedContext context)
    {
        var authority = context.HttpContext.RequestServices.GetRequiredService<ConfigurationManager<OpenIdConnectConfiguration>>();
        try
        {
            await authority.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception e) when (Authority.IsAway(e))
        {
            context.Fail(e);
        }
    }

    private static Task Refused(HttpContext context, EntraFault fault)
    {
        if (context.RequestServices.GetRequiredService<Refusals>().Counts("pages", $"{fault}") is var count and > 0)
            Log.TokensWereRefused(context.RequestServices.GetRequiredService<ILogger<EntraRules>>(), fault, count);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Tokens were refused: {Fault}, {Count} since this was last said")]
        public static partial void TokensWereRefused(ILogger logger, EntraFault fault, int count);
    }
}

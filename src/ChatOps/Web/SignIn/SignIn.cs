using System.Security.Claims;
using ChatOps.Credentials;
using ChatOps.People;
using ChatOps.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatOps.Web.SignIn;

/// <summary>
/// Who may open the pages: a cookie for an hour, its keys in the database, so that every instance reads it and a restart keeps it; or a
/// token on each call. Whoever sends a token is who the token says, whatever cookie comes along.
/// </summary>
internal static class SignIn
{
    /// <summary>The policy of the figures that tools read: HR's cookie, or a bearer token with HR's role.</summary>
    public const string Figures = "figures";

    /// <summary>HR's page: the cookie, or a token of the tab.</summary>
    private const string PageDoor = "page-door";

    private const string FiguresDoor = "figures-door";

    private const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The claim that tells one session from another of the same person.</summary>
    private const string Session = "chatops:session";

    private const int LongestReturn = 1024;

    /// <summary>A role that is taken away ends with the session at the latest.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(60);

    /// <summary>Cookie, code flow and tokens, and the policies that name them.</summary>
    public static void AddDoors(this IServiceCollection services, ChatOpsSettings settings)
    {
        var entra = settings.Web.Entra;
        var sign = services.AddAuthentication(Cookie).AddCookie(options => Describe(options, settings))
            .AddPolicyScheme(PageDoor, null, options => options.ForwardDefaultSelector = ByToken(Bearer.Tab))
            .AddPolicyScheme(FiguresDoor, null, options => options.ForwardDefaultSelector = ByToken(Bearer.Name));
        if (entra.IsConnected)
        {
            services.AddSingleton(s => Authority.Documents(entra, s.GetRequiredService<WayOut>()));
            sign.AddEntra(settings);
            sign.AddBearer(settings);
        }

        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Hr, policy => policy.AddAuthenticationSchemes(PageDoor).RequireRole(Roles.Hr))
            .AddPolicy(Roles.Moderator, policy => policy.RequireRole(Roles.Moderator))
            .AddPolicy(Figures, policy => policy.AddAuthenticationSchemes(FiguresDoor).RequireRole(Roles.Hr));

        Func<HttpContext, string> ByToken(string scheme) => context => entra.IsConnected && Bearer.IsIn(context.Request) ? scheme : Cookie;
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Begin);
        routes.MapGet(OneTimeLink.Path, Open);
        routes.MapPost("/sign-out", End).RequireSameOrigin();
    }

    private static void Describe(CookieAuthenticationOptions options, ChatOpsSettings settings)
    {
        options.Cookie.Name = "chatops-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.MaxAge = Lasts;
        options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = false;
        options.Events.OnSigningIn = context =>
        {
            ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(Session, Ids.New()));
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            var ended = context.HttpContext.RequestServices.GetRequiredService<EndedSessions>();
            if (
                context.Principal?.FindFirst(Session)?.Value is not { } session
                || await ended.Contains(session, context.HttpContext.RequestAborted))
                context.RejectPrincipal();
        };
        options.Events.OnRedirectToLogin = context =>
            Refusal.IsForTools(context.Request) ? Status(context.Response, StatusCodes.Status401Unauthorized)
            : settings.Web.Entra.IsConnected
                ? To(context.Response, $"/sign-in?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}")
            : NotSignedIn(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => Refusal.Say(context.HttpContext, settings);
    }

    private static Task Begin(HttpContext context, ChatOpsSettings settings)
    {
        if (!settings.Web.Entra.IsConnected)
            return NotSignedIn(context);
        var authority = context.RequestServices.GetRequiredService<ConfigurationManager<OpenIdConnectConfiguration>>();
        return EntraSignIn.Begin(context, authority, ReturnTo(context.Request.Query["returnUrl"]));
    }

    /// <summary>
    /// Where a sign-in leads: a path of ours in printable ASCII, because it stands in a header afterwards and may lead nowhere else.
    /// Anything else that is asked for is the first page. It travels to the authority and back, in addresses that servers cut off at some
    /// length.
    /// </summary>
    internal static string ReturnTo(StringValues wanted) => wanted switch
    {
        [] => "/participation",
        ["/"] => "/",
        [{ Length: <= LongestReturn } path] when path is ['/', not ('/' or '\\'), ..] && path.All(c => c is > ' ' and <= '~') => path,
        _ => "/",
    };

    private static async Task Open(HttpContext context, OneTimeLink link, ChatOpsSettings settings)
    {
        if (!context.Request.IsLoopback())
        {
            await Page.Say(context, StatusCodes.Status403Forbidden, "not-from-here");
            return;
        }

        if (settings.Web.Entra.IsConnected || !link.Spend(context.Request.Query["key"]))
        {
            await Page.Say(context, StatusCodes.Status410Gone, "link-spent");
            return;
        }

        await context.SignInAsync(SignedIn.OfTheLink.Principal(Cookie));
        context.Response.Redirect("/participation");
    }

    private static async Task End(HttpContext context, EndedSessions ended, Ct ct)
    {
        if (context.User.FindFirst(Session)?.Value is { } session)
            await ended.End(session, Duration.FromTimeSpan(Lasts), ct);
        await context.SignOutAsync();
        await Page.Say(context, StatusCodes.Status200OK, "signed-out");
    }

    private static Task NotSignedIn(HttpContext context) => Page.Say(context, StatusCodes.Status401Unauthorized, "not-signed-in");

    private static Task Status(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task To(HttpResponse response, string address)
    {
        response.Redirect(address);
        return Task.CompletedTask;
    }
}

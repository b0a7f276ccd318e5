using ChatOps.Channels.Web;
using ChatOps.Operations.Web;
using ChatOps.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace ChatOps.Operations.SignIn;

/// <summary>Who may open the pages: a cookie for an hour, its keys in the database, so that every instance reads it and a restart keeps it.</summary>
internal static class SignIn
{
    /// <summary>The policy of the figures that tools read: HR's cookie, or a bearer token with HR's role.</summary>
    public const string Figures = "figures";

    private const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>A role that is taken away ends with the session at the latest.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(60);

    public static void AddSignIn(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<OneTimeLink>();
        services.AddSingleton<ProtectionKeys>();
        services.AddDataProtection().SetApplicationName("ChatOps");
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys, SecretBox>((options, keys, box) =>
        {
            options.XmlRepository = keys;
            options.XmlEncryptor = new SealedXml(box);
        });
        var sign = services.AddAuthentication(Cookie).AddCookie(options => Describe(options, settings.Web.Entra));
        var figures = new List<string> { Cookie };
        if (settings.Web.Entra.IsConnected)
        {
            services.AddSingleton(s => new Authority(settings.Web.Entra, new HttpClient { Timeout = TimeSpan.FromSeconds(10) }, NodaTime.SystemClock.Instance));
            services.AddSingleton(s => new EntraTokens(settings.Web.Entra, s.GetRequiredService<Authority>(), s.GetRequiredService<ILogger<EntraTokens>>()));
            sign.AddOAuth<OAuthOptions, EntraHandler>(EntraHandler.Name, options => Describe(options, settings.Web.Entra));
            sign.AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, _ => { });
            figures.Add(BearerHandler.Name);
        }

        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Hr, policy => policy.RequireRole(Roles.Hr))
            .AddPolicy(Roles.Moderator, policy => policy.RequireRole(Roles.Moderator))
            .AddPolicy(Figures, policy => policy.AddAuthenticationSchemes([.. figures]).RequireRole(Roles.Hr));
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Begin);
        routes.MapGet(OneTimeLink.Path, Open);
        routes.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            await Page.Say(context, StatusCodes.Status200OK, "Signed out", "You can close this page.");
        }).RequireSameOrigin();
    }

    private static void Describe(CookieAuthenticationOptions options, EntraSettings entra)
    {
        options.Cookie.Name = "chatops-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.MaxAge = Lasts;
        options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = context => IsForTools(context.Request) ? Status(context.Response, StatusCodes.Status401Unauthorized)
            : entra.IsConnected ? To(context.Response, $"/sign-in?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}")
            : NotSignedIn(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => IsForTools(context.Request) ? Status(context.Response, StatusCodes.Status403Forbidden)
            : SignedIn.IsRefusedForBoth(context.HttpContext.User) ? Page.Say(
                context.HttpContext, StatusCodes.Status403Forbidden, "Two roles at once",
                "You're HR and moderator at once, and these two are kept apart here. Ask for one of the roles to be taken away, or for the setting that allows both.")
            : Page.Say(context.HttpContext, StatusCodes.Status403Forbidden, "This page is not for your role",
                $"You're signed in{(context.HttpContext.User.Identity?.Name is { Length: > 0 } name ? $" as {name}" : "")}, but without the role for this page.");
    }

    private static void Describe(OAuthOptions options, EntraSettings entra)
    {
        options.ClientId = entra.ClientId!;
        options.ClientSecret = entra.ClientSecret!;
        // ASP.NET wants an address at the start; the authority's own take their place before they are used.
        options.AuthorizationEndpoint = options.TokenEndpoint = "https://unknown.invalid/";
        options.CallbackPath = "/sign-in/oidc";
        options.SignInScheme = Cookie;
        options.UsePkce = true;
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        // The answer comes as a plain GET from the authority's page, which Lax lets through, also over http on a laptop.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            return Page.Say(context.HttpContext, StatusCodes.Status401Unauthorized, "That sign-in didn't work", "Nothing was opened. Please start again from the page you wanted.");
        };
    }

    private static Task Begin(HttpContext context, Settings settings)
    {
        if (!settings.Web.Entra.IsConnected)
            return NotSignedIn(context);
        var wanted = context.Request.Query["returnUrl"].ToString();
        var isOurs = wanted is ['/', ..] and not (['/', '/' or '\\', ..]) && !wanted.Any(char.IsControl);
        return context.ChallengeAsync(EntraHandler.Name, new AuthenticationProperties { RedirectUri = isOurs ? wanted : "/participation" });
    }

    private static async Task Open(HttpContext context, OneTimeLink link, Settings settings)
    {
        if (!context.Request.IsLoopback())
        {
            await Page.Say(context, StatusCodes.Status403Forbidden, "Not from here", "This link opens on the machine where the host runs, and nowhere else.");
            return;
        }

        if (settings.Web.Entra.IsConnected || !link.Spend(context.Request.Query["key"]))
        {
            await Page.Say(context, StatusCodes.Status410Gone, "This link is spent", "It opens once. Every start of the host prints a new one.");
            return;
        }

        await context.SignInAsync(SignedIn.OfTheLink.Principal(Cookie));
        context.Response.Redirect("/participation");
    }

    /// <summary>A program that asked for figures gets a status, not a page to fill in.</summary>
    private static bool IsForTools(HttpRequest request) => request.Path.Value is { } path && (path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal));

    private static Task NotSignedIn(HttpContext context) => Page.Say(
        context, StatusCodes.Status401Unauthorized, "Please sign in", "Open the link that the host printed when it started, on the machine where it runs.");

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

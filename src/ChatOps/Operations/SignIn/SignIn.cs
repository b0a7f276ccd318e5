using System.Security.Claims;
using ChatOps.Channels.Web;
using ChatOps.Operations.Web;
using ChatOps.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace ChatOps.Operations.SignIn;

/// <summary>Who may open the pages: a cookie for an hour, its keys in the database, so that every instance reads it and a restart keeps it.</summary>
internal static class SignIn
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(60);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<OneTimeLink>();
        services.AddSingleton<ProtectionKeys>();
        services.AddDataProtection().SetApplicationName("ChatOps");
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys, SecretBox>((options, keys, box) =>
        {
            options.XmlRepository = keys;
            options.XmlEncryptor = new SealedXml(box);
        });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "chatops-session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.MaxAge = Lasts;
            options.ExpireTimeSpan = Lasts;
            options.SlidingExpiration = false;
            options.Events.OnRedirectToLogin = context => Page.Say(
                context.HttpContext, StatusCodes.Status401Unauthorized, "Please sign in", "Open the link that the host printed when it started, on the machine where it runs.");
            options.Events.OnRedirectToAccessDenied = context => Page.Say(
                context.HttpContext, StatusCodes.Status403Forbidden, "This page is for HR", "You're signed in, but without the role for this page.");
        });
        services.AddAuthorizationBuilder().AddPolicy(Roles.Hr, policy => policy.RequireRole(Roles.Hr));
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (HttpContext context) => context.ChallengeAsync());
        routes.MapGet(OneTimeLink.Path, Open);
        routes.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            await Page.Say(context, StatusCodes.Status200OK, "Signed out", "You can close this page.");
        });
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

        var claims = new[] { new Claim(ClaimTypes.Name, "One-time link"), new Claim(ClaimTypes.Role, Roles.Hr), new Claim(ClaimTypes.Role, Roles.Moderator) };
        await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
        context.Response.Redirect("/participation");
    }
}

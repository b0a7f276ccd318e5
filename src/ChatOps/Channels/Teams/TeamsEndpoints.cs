using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Teams.Connector;
using ChatOps.Channels.Teams.Tokens;
using ChatOps.Channels.Teams.Turns;
using ChatOps.Credentials;
using ChatOps.Settings;
using ChatOps.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Channels.Teams;

/// <summary>The Teams adapter's route and parts.</summary>
internal static class TeamsEndpoints
{
    /// <summary>POST /api/messages. Exists without settings too, and then answers 401.</summary>
    public static void MapTeams(this IEndpointRouteBuilder endpoints)
    {
        TeamsEndpoint? door = null;
        endpoints.Map("/api/messages", context => (door ??= context.RequestServices.GetRequiredService<TeamsEndpoint>()).Receive(context)).ShortCircuit();
    }

    /// <summary>
    /// Needs <see cref="TeamsSettings"/> and <see cref="Dispatch"/> beside it. Tokens and their keys go by the real clock, whatever clock the product runs on.
    /// </summary>
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        var real = SystemClock.Instance;
        Arrivals.AddTo(services).TryAddSingleton<TrustedHosts>();
        services.TryAddSingleton(new KnownTokens(real));
        services.TryAddSingleton(sp => new PublishedKeys(sp.GetRequiredService<TeamsSettings>(), PlainHttp.Client(), sp.GetRequiredService<ILogger<PublishedKeys>>()));
        services.TryAddSingleton<TeamsTokens>();
        services.TryAddSingleton(sp => new SignedWire(Signer(sp)));
        services.TryAddSingleton(sp => new TeamsApi(sp.GetRequiredService<SignedWire>(), real));
        services.TryAddSingleton<PressedCard>();
        services.TryAddSingleton(TeamsTurns.Of);
        services.TryAddSingleton<TeamsEndpoint>();
        services.TryAddSingleton<TeamsChannel>();
        services.AddSingleton<IChannel>(sp => sp.GetRequiredService<TeamsChannel>());
        services.AddSingleton<ITrust, TeamsTrust>();
        return services;

        BotCredentials Signer(IServiceProvider sp) => new(
            new ClientCredentials(IdentityOf(sp.GetRequiredService<TeamsSettings>()), real),
            sp.GetRequiredService<TrustedHosts>(),
            sp.GetRequiredService<ILogger<BotCredentials>>());
    }

    /// <summary>The bot as the login knows it: its home tenant, its id, its one credential.</summary>
    public static ClientIdentity IdentityOf(TeamsSettings settings) => new(
        settings.LoginUrl,
        settings.TenantId,
        settings.AppId ?? "",
        settings.Scope,
        settings.AppId is null ? null : Credential.Of(
            settings.AppPassword, settings.CertificatePath, settings.CertificatePassword, settings.FederatedTokenFile, settings.FederatedIdentityClientId, settings.ManagedIdentityClientId));
}

using ChatOps.Channels.Teams.Connector;
using ChatOps.Channels.Teams.Tokens;
using ChatOps.Channels.Teams.Turns;
using ChatOps.Clock;
using ChatOps.Credentials;
using ChatOps.Settings;

namespace ChatOps.Channels.Teams;

/// <summary>Wiring of the Teams adapter. Tokens and their keys go by the real clock, whatever clock the product runs on.</summary>
internal static class Teams
{
    public static IServiceCollection AddTeams(this IServiceCollection services) => services
        .AddSingleton<TrustedHosts>()
        .AddSingleton(new KnownTokens(SystemClock.Instance, new SteadyClock(SystemClock.Instance, TimeProvider.System)))
        .AddSingleton(s => new PublishedKeys(
            s.GetRequiredService<TeamsSettings>(),
            PlainHttp.Client(wayOut: s.GetRequiredService<WayOut>()),
            s.GetRequiredService<ILogger<PublishedKeys>>()))
        .AddSingleton<TeamsTokens>()
        .AddSingleton(s => new SignedWire(
            new BotCredentials(
                new ClientCredentials(
                    BotCredentials.IdentityOf(s.GetRequiredService<TeamsSettings>()),
                    new SteadyClock(SystemClock.Instance, TimeProvider.System),
                    PlainHttp.Wire(wayOut: s.GetRequiredService<WayOut>())),
                s.GetRequiredService<TrustedHosts>(),
                s.GetRequiredService<ILogger<BotCredentials>>()),
            s.GetRequiredService<WayOut>()))
        .AddSingleton(s => new TeamsApi(s.GetRequiredService<SignedWire>(), SystemClock.Instance))
        .AddSingleton<PressedCard>()
        .AddSingleton(TeamsTurns.Of)
        .AddSingleton<TeamsEndpoint>()
        .AddSingleton<TeamsChannel>()
        .AddSingleton<IChannel>(s => s.GetRequiredService<TeamsChannel>())
        .AddSingleton<ITrust, TeamsTrust>();
}

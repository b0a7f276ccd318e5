using ChatOps.Channels.Slack.Answers;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Install;
using ChatOps.Credentials;
using Microsoft.Extensions.Http;

namespace ChatOps.Channels.Slack;

/// <summary>Wiring of the Slack adapter.</summary>
internal static class Slack
{
    public static IServiceCollection AddSlack(this IServiceCollection services)
    {
        services.AddHttpClient(SlackHttp.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.Configure<HttpClientFactoryOptions>(SlackHttp.ClientName, client => client.HttpMessageHandlerBuilderActions.Add(
            made => made.PrimaryHandler = made.Services.GetRequiredService<WayOut>()(made.PrimaryHandler)));
        return services
            .AddSingleton<SlackHttp>()
            .AddSingleton<SlackApi>()
            .AddSingleton<SlackHome>()
            .AddSingleton<InstallLinkStore>()
            .AddSingleton<SlackInstallStore>()
            .AddSingleton<SlackRenewal>()
            .AddSingleton<SlackTokens>()
            .AddSingleton<SlackTrust>()
            .AddSingleton<ITrust>(s => s.GetRequiredService<SlackTrust>())
            .AddSingleton<SlackEndpoint>()
            .AddSingleton<SlackNames>()
            .AddSingleton<SlackEvents>()
            .AddSingleton<SlackAsides>()
            .AddSingleton<SlackAnswers>()
            .AddSingleton<SlackGestures>()
            .AddSingleton<SlackInstallPages>()
            .AddSingleton<IFindByEmail, SlackColleagues>()
            .AddSingleton<IChannel, SlackChannel>();
    }
}

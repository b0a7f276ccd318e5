using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Teams;
using ChatOps.Credentials;
using ChatOps.Settings;
using ChatOps.Tests.Hosting;
using ChatOps.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>The Teams adapter alone in a real web server: what a gesture means is up to the test.</summary>
internal sealed class TeamsBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Inbound> _taken = new();

    private TeamsBot(WebApplication app, LogLines log) => (_app, Log) = (app, log);

    /// <summary>Everything that was logged, at every level.</summary>
    public LogLines Log { get; }

    public HttpClient Http { get; private set; } = new();

    public string Url => Http.BaseAddress!.AbsoluteUri;

    /// <summary>Every gesture that got past the checks.</summary>
    public IReadOnlyList<Inbound> Taken => [.. _taken];

    /// <summary>How the bot answers; nothing, when the test does not care.</summary>
    public Func<Inbound, Answer> Answers { get; set; } = _ => Answer.Done;

    public T Part<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<TeamsBot> Start(TeamsSettings settings, string environment = "Production")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        TeamsBot? bot = null;
        builder.Services
            .AddSingleton(settings).AddSingleton(TimeProvider.System)
            .AddSingleton<Arrivals>().AddSingleton<Refusals>().AddCredentials().AddTeams();
        builder.Services.AddSingleton<Dispatch>((inbound, _) =>
        {
            bot!._taken.Enqueue(inbound);
            return Task.FromResult(bot.Answers(inbound));
        });
        var app = builder.Build();
        bot = new TeamsBot(app, log);
        app.MapTeams();
        await app.StartAsync(TestContext.Current.CancellationToken);
        bot.Http.BaseAddress = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return bot;
    }

    public Task<HttpResponseMessage> Post(string body, string? token, string mediaType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

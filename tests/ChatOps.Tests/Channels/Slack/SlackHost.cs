using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Install;
using ChatOps.Credentials;
using ChatOps.Operations;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Storage.Faults;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>The Slack adapter alone, on loopback: what is behind it is whatever the test answers.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase _database;
    private readonly FakeSlack _slack;

    private SlackHost(WebApplication app, TestDatabase database, FakeSlack slack)
    {
        (_app, _database, _slack) = (app, database, slack);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public List<Inbound> Seen { get; } = [];

    /// <summary>What the dispatcher answers.</summary>
    public Func<Inbound, Answer> Answers { get; set; } = _ => Answer.Done;

    /// <summary>Who is signed in as a moderator, with every request.</summary>
    public string? Moderator { get; set; }

    public IChannel Channel => _app.Services.GetServices<IChannel>().Single();

    public SlackTokens Tokens => _app.Services.GetRequiredService<SlackTokens>();

    public TestDatabase Database => _database;

    public static async Task<SlackHost> Start(
        FakeSlack slack,
        Func<SlackSettings, SlackSettings>? change = null,
        Uri? publicUrl = null,
        IClock? clock = null,
        Engine engine = Engine.Sqlite)
    {
        var settings = new ChatOpsSettings
        {
            Slack = (change ?? (s => s))(slack.Settings),
            Web = new WebSettings { PublicUrl = publicUrl },
        };
        var database = await TestDatabase.Create(engine);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        SlackHost? host = null;
        builder.Services
            .AddSingleton(settings).AddSingleton(settings.Slack).AddSingleton(clock ?? SystemClock.Instance)
            .AddSingleton(database.Db).AddSingleton(database.Ring).AddSingleton<SecretBox>()
            .AddSingleton<Dispatch>((inbound, _) => host!.Take(inbound))
            .AddSingleton<AuditLog>().AddSingleton<SignedInModerator>(_ => host!.Moderator)
            .AddSingleton(TimeProvider.System).AddSingleton<Arrivals>().AddSingleton<Refusals>().AddSingleton<PersonStore>()
            .AddMetrics().AddSingleton<FaultStore>().AddSingleton<Guard>()
            .AddCredentials().AddSlack();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapSlack();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return host = new SlackHost(app, database, slack);
    }

    /// <summary>What <c>slack install-link</c> prints, without scheme and host.</summary>
    public async Task<string> Link(string? team = null, params string[] domains)
    {
        var verb = ActivatorUtilities.CreateInstance<MakeInstallLink>(_app.Services);
        var wanted = new ChatOps.Operations.Verb.SlackInstallLink(team, domains);
        return new Uri((await verb.Lines(new Uri("https://bot.example"), wanted, TestContext.Current.CancellationToken))[1]).PathAndQuery;
    }

    public SlackMember Member(string user, string team = FakeSlack.Acme) => new(Client, _slack, user, team);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task<Answer> Take(Inbound inbound)
    {
        lock (Seen)
            Seen.Add(inbound);
        return Task.FromResult(Answers(inbound));
    }
}

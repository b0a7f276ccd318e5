using ChatOps.Channels.Sending;
using ChatOps.Clock;
using ChatOps.Credentials;
using ChatOps.Meetings.Work;
using ChatOps.Operations;
using ChatOps.Simulation.Invariants;
using ChatOps.Simulation.People;
using ChatOps.Simulation.Vendors;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Simulation;

/// <summary>
/// The whole host in this process, on SQLite, with its seams turned: one time that is moved by hand, ticks and workers that are stepped by
/// hand and one after the other, the vendors behind its way out, ids and secrets from a seed. Made and used under
/// <see cref="ChatOps.People.Chance.From"/>.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public const string Moderator = "dana@contoso.example";

    /// <summary>What a worker does for pace, or after a short rest, is done at once; what waits longer waits for its turn.</summary>
    private static readonly Duration AtOnce = Duration.FromMinutes(2);

    private readonly string _folder;
    private readonly WebApplication _host;
    private readonly HttpClient _client;
    private readonly IReadOnlyList<IWorker> _workers;
    private readonly List<string> _ids = [];
    private int _versions;

    private World(
        string folder,
        WebApplication host,
        SimulatedTime time,
        Luck luck,
        FakeSlack slack,
        FakeTeams teams,
        Trace trace,
        Screens screens,
        LogLines lines)
    {
        (_folder, _host, Time, Luck, Slack, Teams, Trace, Screens, Lines) = (folder, host, time, luck, slack, teams, trace, screens, lines);
        _client = new HttpClient(new Answered(host.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://127.0.0.1:1000/") };
        _workers = [.. host.Services.GetServices<IWorker>()];
        foreach (var worker in _workers)
        {
            // Nobody else writes into this database: what is due was told.
            if (worker is OutboxWorker outbox)
                outbox.LooksEvery = Duration.FromDays(1);
            else if (worker is MeetingWorker meetings)
                meetings.LooksEvery = Duration.FromDays(1);
        }
    }

    public SimulatedTime Time { get; }

    public Luck Luck { get; }

    public FakeSlack Slack { get; }

    public FakeTeams Teams { get; }

    public Trace Trace { get; }

    public Screens Screens { get; }

    public LogLines Lines { get; }

    public Ledger Ledger { get; } = new();

    /// <summary>Everybody with a chat, the moderator first.</summary>
    public List<Colleague> Everybody { get; } = [];

    public Db Db => _host.Services.GetRequiredService<Db>();

    public Instant Now => Time.GetCurrentInstant();

    private static Ct Ct => TestContext.Current.CancellationToken;

    public static async Task<World> Begin(int seed, SimulatedTime time, Planted? planted = null)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-world-").FullName;
        var (slack, teams) = (FakeSlack.InMemory(Outside.SlackAddress, time), FakeTeams.InMemory(Outside.TeamsAddress));
        var (trace, screens, luck, lines) = (new Trace(time), new Screens(), new Luck(seed), new LogLines());
        var outside = new Outside(slack, teams, trace, luck, planted, screens);
        var host = Host.Build(Arguments(folder, slack, teams), builder =>
        {
            builder.WebHost.UseTestServer(server => server.PreserveExecutionContext = true);
            builder.Logging.ClearProviders().AddProvider(lines).AddFilter<LogLines>(level => level >= LogLevel.Warning);
            Turn(builder.Services, time, outside);
        });
        await host.StartAsync(Ct);
        return new World(folder, host, time, luck, slack, teams, trace, screens, lines);
    }

    public Colleague Newcomer(string name, bool isInTeams)
    {
        var (number, mail) = (Everybody.Count + 1, $"{name.Split(' ')[0]}@contoso.example".ToLowerInvariant());
        Colleague colleague;
        if (isInTeams)
        {
            var person = Teams.Chats.Add(
                new TeamsPerson(name, $"00000000-0000-4000-8000-{number:D12}") { Email = mail, UserPrincipalName = mail });
            colleague = new People.InTeams(new TeamsMember(_client, Teams, person));
        }
        else
        {
            var id = $"U0{number:D8}";
            Slack.AddUser(id, name, mail);
            colleague = new People.InSlack(name, new SlackMember(_client, Slack, id), Slack);
        }

        Everybody.Add(colleague);
        return colleague;
    }

    /// <summary>Moves on and looks at the clock.</summary>
    public async Task Tick(Instant at)
    {
        Time.MoveTo(at);
        await _host.Services.GetRequiredService<Ticks>().Run(Ct);
        await Rest();
    }

    /// <summary>Steps the workers, one after the other, until nothing is due before long.</summary>
    public async Task Rest()
    {
        for (var steps = 0; steps < 2_000; steps++)
        {
            var next = Instant.MaxValue;
            foreach (var worker in _workers)
                next = Instant.Min(next, await worker.Step(Ct));
            if (next > Now + AtOnce)
                return;
            // A thousandth later, as the worker's own loop: what is due then is due.
            if (next > Now)
                Time.MoveTo(next + Duration.FromMilliseconds(1));
        }

        throw new Broken("a world comes to rest", "the workers go on and on");
    }

    /// <summary>A number for an id of the host's, short enough to stand in a text; 1 and up.</summary>
    public int NumberOf(string id)
    {
        if (!_ids.Contains(id))
            _ids.Add(id);
        return _ids.IndexOf(id) + 1;
    }

    public string IdOf(int number) => _ids[number - 1];

    public int NextVersion() => ++_versions;

    public Task<IReadOnlyList<T>> Ask<T>(string sql, object? values = null) =>
        Db.Read(db => db.Query<T>(new Statement("simulation", sql, null), values), Ct);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.StopAsync(Ct.None);
        await _host.DisposeAsync();
        await Teams.DisposeAsync();
        await Slack.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static IReadOnlyList<string> Arguments(string folder, FakeSlack slack, FakeTeams teams) =>
    [
        "--Urls", "http://127.0.0.1:1000",
        "--Database:ConnectionString", $"Data Source={Path.Combine(folder, "world.db")}",
        "--Content:Key", $"file:{Path.Combine(folder, "keys")}",
        "--Moderators:0", Moderator,
        "--Slack:SigningSecret", FakeSlack.SigningSecret,
        "--Slack:BotToken", FakeSlack.Token,
        "--Slack:ApiUrl", $"{slack.ApiUrl}",
        "--Slack:TrustedResponseHosts:0", slack.ResponseHost,
        .. teams.Arguments,
    ];

    /// <summary>The host's own seams, with a world's parts in them. Its workers are there, and nobody starts them.</summary>
    private static void Turn(IServiceCollection services, SimulatedTime time, HttpMessageHandler outside)
    {
        services.Replace(ServiceDescriptor.Singleton<IClock>(time));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        services.Replace(ServiceDescriptor.Singleton(new SideBySide { IsOneByOne = true }));
        services.Replace(ServiceDescriptor.Singleton<WayOut>(_ => new Shared(outside)));
        foreach (var hosted in services.Where(d => d.ServiceType == typeof(IHostedService)).ToList())
        {
            services.Remove(hosted);
            if (typeof(IWorker).IsAssignableFrom(hosted.ImplementationType))
                services.AddSingleton(typeof(IWorker), hosted.ImplementationType);
        }

        services.AddHostedService(s => s.GetRequiredService<Startup>());
        services.AddSingleton<IStartupFilter, Answered.Last>();
    }

    /// <summary>Many clients end with it, each in its time; it goes on.</summary>
    private sealed class Shared(HttpMessageHandler outside) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _outside = new(outside, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Ct cancellationToken) =>
            _outside.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _outside.Dispose();
            base.Dispose(disposing);
        }
    }
}

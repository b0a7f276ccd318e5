using ChatOps.Channels.Queueing;
using ChatOps.Channels.Sending;
using ChatOps.Clock;
using ChatOps.Meetings.Work;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Faults;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors;
using ChatOps.Tests.Vendors.Graph;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Hosting;

/// <summary>
/// The real host with a Teams and a Slack of its own, on one engine, at a moment that the test chooses. Members act through
/// <see cref="Member"/>.
/// </summary>
internal sealed class App : IAsyncDisposable
{
    /// <summary>A Monday morning, in the working hours of all Europe.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 9, 30);

    /// <summary>
    /// So that the pauses which the vendors' limits ask for cost little real time, and a lease of half a minute still outlives a busy
    /// machine.
    /// </summary>
    private const int Speed = 10;

    public const string ModeratorEmail = "dana@contoso.example";

    private readonly TestDatabase _database;
    private readonly string _keys;
    private WebApplication? _host;
    private string? _address;
    private WebApplication? _beside;
    private HttpClient? _client;

    private App(TestDatabase database, FakeTeams teams, FakeSlack slack, RunningClock clock)
    {
        (_database, Teams, Slack, Clock) = (database, teams, slack, clock);
        _keys = Directory.CreateTempSubdirectory("chatops-keys-").FullName;
    }

    public FakeTeams Teams { get; }

    public FakeSlack Slack { get; }

    public RunningClock Clock { get; }

    public LogLines Lines { get; } = new();

    /// <summary>Parts that a test puts in place of the host's own, from the next start on.</summary>
    public Action<IServiceCollection>? Replaces { get; set; }

    /// <summary>What a test puts in the place of something that reaches outside.</summary>
    public Action<IServiceCollection>? With { get; set; }

    /// <summary>What is logged from the next start on.</summary>
    public LogLevel Lowest { get; set; } = LogLevel.Information;

    public TestDatabase Database => _database;

    /// <summary>The folder of the content keys.</summary>
    public string Keys => _keys;

    public HttpClient Client => _client ?? throw new InvalidOperationException("The host is not running.");

    public IServiceProvider Services => _host!.Services;

    /// <summary>Of the instance beside.</summary>
    public IServiceProvider Beside => _beside!.Services;

    public bool HasBeside => _beside is not null;

    public static async Task<App> Start(Engine engine, Instant? at = null)
    {
        var app = await Prepare(engine, at);
        await app.Run();
        return app;
    }

    /// <summary>Everything but the host: a test writes into the database first, or runs the built program instead.</summary>
    /// <param name="engine">Where it keeps its records.</param>
    /// <param name="at">What its clock shows.</param>
    /// <param name="speed">Its seconds in a real one. 1 where the built program, which goes by the real clock, takes over its
    /// database.</param>
    /// <param name="database">Not a fresh one.</param>
    public static async Task<App> Prepare(Engine engine, Instant? at = null, int speed = Speed, TestDatabase? database = null) =>
        new(
            database ?? await TestDatabase.Create(engine),
            await FakeTeams.Start(),
            await FakeSlack.Start(),
            new RunningClock(at ?? Monday, speed));

    /// <summary>The tenant's calendars, where a test connects them.</summary>
    public FakeGraph? Graph { get; private set; }

    /// <summary>The next start finds Outlook connected.</summary>
    /// <param name="isTold">Graph can reach us; otherwise we look.</param>
    public async Task ConnectGraph(bool isTold = true)
    {
        Graph = await FakeGraph.Start(Clock);
        if (isTold)
            _address = $"http://127.0.0.1:{Prism.FreePort()}";
    }

    /// <summary>What a host on this database needs to be told: the built program takes the same.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--Urls", _address ?? "http://127.0.0.1:0",
        .. _address is null ? Array.Empty<string>() : ["--Web:PublicUrl", _address],
        .. Graph?.Arguments ?? [],
        "--Database:ConnectionString", _database.Settings.ConnectionString,
        "--Content:Key", $"file:{_keys}",
        "--Moderators:0", ModeratorEmail,
        "--Slack:SigningSecret", FakeSlack.SigningSecret,
        "--Slack:BotToken", FakeSlack.Token,
        "--Slack:ApiUrl", $"{Slack.ApiUrl}",
        "--Slack:TrustedResponseHosts:0", Slack.ResponseHost,
        .. Teams.Arguments,
        .. More,
    ];

    /// <summary>Settings of this test alone, added before the host runs.</summary>
    public List<string> More { get; } = [];

    /// <summary>Stops the host and starts another on the same database, as a restart does.</summary>
    public async Task Restart()
    {
        await Stop();
        await Run();
    }

    /// <summary>Moves the clock and does what is then due.</summary>
    public async Task Until(Instant at)
    {
        Clock.Set(at);
        await Tick();
    }

    public Task Later(Duration by) => Until(Clock.GetCurrentInstant() + by);

    public async Task Tick()
    {
        foreach (var tick in Services.GetServices<ITick>())
            await tick.Tick(Clock.GetCurrentInstant(), TestContext.Current.CancellationToken);
        Services.GetRequiredService<OutboxSignal>().Wake();
    }

    /// <summary>A newcomer on one channel, known to the vendor and not yet to us.</summary>
    public Member Newcomer(Channel channel, string name, string? email = null, string zone = "Europe/Berlin", string locale = "en-US")
    {
        var mail = email ?? $"{name.Split(' ')[0]}@contoso.example".ToLowerInvariant();
        if (channel == Channel.Teams)
            return new InTeams(
                this,
                new TeamsMember(
                    Client,
                    Teams,
                    Teams.Chats.Add(TeamsPerson.Named(name) with { Email = mail, UserPrincipalName = mail, Zone = zone, Locale = locale })
                ));
        var id = "U" + Guid.NewGuid().ToString("N")[..9].ToUpperInvariant();
        Slack.AddUser(id, name, mail, user =>
        {
            user["tz"] = zone;
            user["locale"] = locale;
        });
        return new InSlack(this, new SlackMember(Client, Slack, id));
    }

    /// <summary>Their account is closed: deleted in Slack, gone from the chat in Teams.</summary>
    public void Closes(Member member, string name)
    {
        if (member is InTeams { Teams.Person: var person })
            Teams.Chats.Remove(person);
        else if (member is InSlack { Slack.User: var id })
            Slack.AddUser(id, name, $"{name.Split(' ')[0]}@contoso.example".ToLowerInvariant(), user => user["deleted"] = true);
    }

    /// <summary>Their channel vouches for another work email now.</summary>
    public void Moves(Member member, string name, string email)
    {
        if (member is InTeams { Teams.Person: var person })
            Teams.Chats.Add(person with { Email = email, UserPrincipalName = email });
        else if (member is InSlack { Slack.User: var id })
            Slack.AddUser(id, name, email);
    }

    /// <summary>Somebody from another company: a restricted user in Slack, <c>#EXT#</c> in Teams.</summary>
    public Member Guest(Channel channel, string name)
    {
        var mail = $"{name.Split(' ')[0]}@fabrikam.example".ToLowerInvariant();
        if (channel == Channel.Teams)
            return new InTeams(
                this,
                new TeamsMember(
                    Client,
                    Teams,
                    Teams.Chats.Add(
                        TeamsPerson.Named(name) with
                        {
                            Email = mail,
                            UserPrincipalName = $"{mail.Replace('@', '_')}#EXT#@contoso.example",
                        })));
        var id = "U" + Guid.NewGuid().ToString("N")[..9].ToUpperInvariant();
        Slack.AddUser(id, name, mail, user => user["is_restricted"] = true);
        return new InSlack(this, new SlackMember(Client, Slack, id));
    }

    /// <summary>
    /// Waits until no card is changing or about to: what somebody opens in one now stays open, and what a test writes beside the host stays
    /// written.
    /// </summary>
    public Task CardsRest() =>
        Eventually(
            "SELECT COUNT(*) FROM outbox WHERE state = 'due' AND (claimed_by IS NOT NULL OR next_at <= "
            + $"{(Clock.GetCurrentInstant() + Duration.FromMinutes(1)).ToUnixTimeMilliseconds()})",
            0);

    /// <summary>Waits until it is so; says what was seen when it never becomes so.</summary>
    public static async Task Eventually(Func<bool> isSo, Func<string> otherwise)
    {
        var patience = TimeSpan.FromSeconds(20);
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo())
        {
            if (since.Elapsed > patience)
                throw new TimeoutException(otherwise());
            await Task.Delay(15, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until a count in the database is this.</summary>
    public Task Eventually(string sql, int count) =>
        Eventually(
            () =>
                Database
                    .Db.Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken)
                    .GetAwaiter()
                    .GetResult() == count,
            () => $"Never {count}: {sql}\n{string.Join('\n', Lines.All.TakeLast(20))}");

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Teams.DisposeAsync();
        await Slack.DisposeAsync();
        if (Graph is not null)
            await Graph.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    public async Task Run()
    {
        _host = await StartHost();
        _client = new HttpClient
        {
            BaseAddress = new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
    }

    /// <summary>Another instance on the same database, until the next stop.</summary>
    public async Task RunBeside() => _beside = await StartHost();

    public async Task Stop()
    {
        _client?.Dispose();
        foreach (var host in new[] { _host, _beside }.OfType<WebApplication>())
        {
            await host.StopAsync(Ct.None);
            await host.DisposeAsync();
        }

        (_host, _beside) = (null, null);
    }

    private async Task<WebApplication> StartHost()
    {
        var host = Host.Build(Arguments, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(Lines).AddFilter<LogLines>(level => level >= Lowest);
            builder.Services.Replace(ServiceDescriptor.Singleton<IClock>(Clock));
            builder.Services.Replace(ServiceDescriptor.Singleton(Clock.Waits));
            var steady = new SteadyClock(Clock, Clock.Stopwatch);
            builder.Services.Replace(ServiceDescriptor.Singleton(steady));
            // Nor does the database's time run any faster.
            if (Clock.Speed > 1)
                builder.Services.Replace(ServiceDescriptor.Singleton(LeaseTime.By(steady)));
            // Tests look at the clock by hand. The scheduler beside them would do, at some moment of its own, what they have just set up.
            builder.Services.Replace(
                ServiceDescriptor.Singleton(s => new Ticks([], Clock, s.GetRequiredService<Guard>(), NullLogger<Ticks>.Instance)));
            // Two minutes' lifetime is a timer each, and that holds on to a host that has long ended.
            builder.Services.ConfigureAll<HttpClientFactoryOptions>(clients => clients.HandlerLifetime = Timeout.InfiniteTimeSpan);
            // With the connections that the test has open already, unless it goes another way.
            if (!More.Contains("--Database:ConnectionString"))
                builder.Services.Replace(ServiceDescriptor.Singleton(_database.Settings));
            With?.Invoke(builder.Services);
            Replaces?.Invoke(builder.Services);
        });
        // What another instance queued is looked for once in a real second, too, not once in a second of a clock that runs faster.
        foreach (var service in host.Services.GetServices<IHostedService>())
        {
            if (service is OutboxWorker outbox)
                outbox.LooksEvery *= Clock.Speed;
            else if (service is MeetingWorker meetings)
                meetings.LooksEvery *= Clock.Speed;
        }

        try
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            // As the program does it.
            await host.DisposeAsync();
            throw;
        }
    }
}

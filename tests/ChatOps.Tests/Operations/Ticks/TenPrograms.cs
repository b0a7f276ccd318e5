using System.Data.Common;
using ChatOps.Channels;
using ChatOps.Clock;
using ChatOps.Joining;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.Meetings.Graph.Watching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Operations.Ticks;

/// <summary>
/// Ten programs, alike: each with a moderator, an open round and two pairs in it, behind everything that the clock calls. A row of the
/// database can be made to fail whenever it is written, as a damaged page does.
/// </summary>
internal sealed class TenPrograms : IAsyncDisposable
{
    public const int Count = 10;

    /// <summary>The one that fails.</summary>
    public const int Broken = 3;

    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 8, 0);

    private readonly ServiceProvider _services;
    private readonly TestDatabase _database;

    private TenPrograms(TestDatabase database, ProgramSettings settings)
    {
        _database = database;
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Lines))
            .AddUnits(new ChatOpsSettings())
            .AddSingleton(database.Db)
            .AddSingleton<IClock>(Clock)
            .AddSingleton(database.Ring)
            .AddSingleton<ICheckpoint, NoCheckpoint>()
            .AddSingleton<ITick, KeepWatch>()
            .RemoveAll<ITrust>().AddSingleton<ITrust>(Trusted)
            .Replace(ServiceDescriptor.Singleton(new HolidayFetch(Calendars)))
            .BuildServiceProvider();
        Programs = [.. Enumerable.Range(0, Count).Select(i => new Made(i, settings))];
    }

    public FakeClock Clock { get; } = new(Monday);

    public LogLines Lines { get; } = new();

    public CalendarShelf Calendars { get; } = new();

    public TrustInSlack Trusted { get; } = new();

    public Db Db => _database.Db;

    public IReadOnlyList<Made> Programs { get; }

    public IEnumerable<ITick> Ticks => _services.GetServices<ITick>();

    private static Ct Ct => TestContext.Current.CancellationToken;

    public static async Task<TenPrograms> On(TestDatabase database, ProgramSettings? settings = null)
    {
        var world = new TenPrograms(database, settings ?? new ProgramSettings());
        await world.Write(async db =>
        {
            foreach (var program in world.Programs)
                await world.Add(db, program);
        });
        return world;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task Write(Func<Session, Task> work) => _database.Db.Write(work, Ct);

    public Task ForEach(Func<Session, Made, Task> work) => Write(async db =>
    {
        foreach (var program in Programs)
            await work(db, program);
    });

    public Task Run(string sql, object? values = null) => Write(db => db.Execute(new Statement("test", sql, null), values));

    public Task<int> Ask(string sql) => _database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), Ct);

    public async Task Tick(Type tick, Instant at)
    {
        Clock.Reset(at);
        await Ticks.Single(t => t.GetType() == tick).Tick(at, Ct);
    }

    /// <summary>Every writing of the row with this value fails from now on.</summary>
    public Task Breaks(string table, string column, string value) =>
        Raw(
            _database.Settings.EngineInUse == Engine.Postgres
                ? $"""
                CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'This row is broken.'; END $$;
                CREATE TRIGGER broken BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW WHEN (NEW.{column} = '{value}') EXECUTE FUNCTION broken();
                """
                : $"""
                CREATE TRIGGER broken_insert BEFORE INSERT ON {table} WHEN NEW.{column} = '{value}' BEGIN SELECT RAISE(ABORT, 'This row is broken.'); END;
                CREATE TRIGGER broken_update BEFORE UPDATE ON {table} WHEN NEW.{column} = '{value}' BEGIN SELECT RAISE(ABORT, 'This row is broken.'); END;
                """);

    public Task Mends(string table) => Raw(_database.Settings.EngineInUse == Engine.Postgres
        ? $"DROP TRIGGER broken ON {table}; DROP FUNCTION broken();"
        : "DROP TRIGGER broken_insert; DROP TRIGGER broken_update;");

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private async Task Raw(string sql)
    {
        await using DbConnection connection = _database.Settings.EngineInUse == Engine.Postgres
            ? new NpgsqlConnection(_database.Settings.ConnectionString)
            : new SqliteConnection(_database.Settings.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private async Task Add(Session db, Made made)
    {
        await Get<ProgramStore>().Add(db, made.Program, Monday);
        await Get<PairingStore>().AddRound(db, made.Round);
        foreach (var member in made.Members)
        {
            await Get<PersonStore>().Add(db, member.Person, Monday);
            await Get<PersonStore>().AddAccount(db, member.Account, member.Person.DisplayName, Monday);
            await Get<MembershipStore>().Save(db, member.Membership, Monday);
            await Get<MembershipStore>()
                .SaveIntake(
                    db,
                    member.Person.Id,
                    new Intake
                    {
                        MembershipId = member.Membership.Id,
                        Topic = "focus",
                        Languages = ["en"],
                        Modes = ["video"],
                        FeedbackStyle = "both",
                    },
                    Monday);
        }

        foreach (var pair in made.Pairs)
            await Get<PairingStore>().Add(db, pair);
    }

    /// <summary>One program with what is in it. Ids sort by the program.</summary>
    internal sealed class Made
    {
        public Made(int number, ProgramSettings settings)
        {
            Program = new Program
            {
                Id = new ProgramId($"{number:D8}-0000-7000-8000-000000000000"),
                Key = $"autumn-{number}",
                Name = $"Autumn {number}",
                IsOpen = true,
                Settings = settings,
            };
            Round = new Round
            {
                Id = $"{number:D8}-0000-7000-8000-00000000000a",
                ProgramId = Program.Id,
                Number = 1,
                FirstDay = new LocalDate(2026, 11, 23),
                LastDay = new LocalDate(2026, 12, 11),
            };
            Members = [.. new[] { "Ana", "Ben", "Kim", "Lea" }.Select(name => Member.Of(number, name, Program.Id))];
            Pairs = [Pair('b', Members[0], Members[1]), Pair('c', Members[2], Members[3])];

            Partnership Pair(char end, params Member[] members) => new()
            {
                Id = $"{number:D8}-0000-7000-8000-00000000000{end}",
                ProgramId = Program.Id,
                RoundId = Round.Id,
                StartedAt = Monday,
                Partners = [.. members.Select(m => new Partner { PersonId = m.Person.Id, DisplayName = m.Person.DisplayName })],
            };
        }

        public Program Program { get; }

        public Round Round { get; }

        public IReadOnlyList<Member> Members { get; }

        public IReadOnlyList<Partnership> Pairs { get; }
    }

    internal sealed record Member(Person Person, Account Account, Membership Membership)
    {
        public static Member Of(int number, string name, ProgramId program)
        {
            var account = AccountId.New();
            var person = new Person
            {
                Id = PersonId.New(),
                DisplayName = name,
                WorkEmail = $"{name}.{number}@example.com".ToLowerInvariant(),
                Zone = "Europe/Berlin",
                Department = "Sales",
                PreferredAccount = account,
            };
            return new Member(
                person,
                new Account
                {
                    Id = account,
                    PersonId = person.Id,
                    Channel = Channel.Slack,
                    Tenant = "T1",
                    UserId = $"U-{name}-{number}",
                },
                new Membership
                {
                    Id = Ids.New(),
                    ProgramId = program,
                    PersonId = person.Id,
                    State = MembershipState.Active,
                    NoticeVersion = 1,
                });
        }
    }

    /// <summary>Whose word counts in Slack; nothing is known of it until a case says so.</summary>
    internal sealed class TrustInSlack : ITrust
    {
        public Trust? Now { get; set; }

        public Channel Channel => Channel.Slack;

        public bool IsConnected => Now is not null;

        public ValueTask<Trust?> InForce(Ct ct) => new(Now);
    }

    /// <summary>A calendar at every address; one address can be made to fail in a way that nobody foresaw.</summary>
    internal sealed class CalendarShelf : HttpMessageHandler
    {
        private const string Calendar =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20201224\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Christmas "
            + "Eve\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        public string? Fails { get; set; }

        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.Host);
            return request.RequestUri.Host == Fails
                ? throw new NotSupportedException("Nobody thought of this.")
                : Task.FromResult(new HttpResponseMessage { Content = new StringContent(Calendar) });
        }
    }
}

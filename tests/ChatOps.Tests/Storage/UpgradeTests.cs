using System.IO.Compression;
using ChatOps.Clock;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatOps.Tests.Storage;

/// <summary>
/// From every older version in <c>tests/Upgrade</c> an operator comes to this one, and an older instance works on beside it.
/// </summary>
public abstract class UpgradeTests(string engine)
{
    private static readonly string Folder = Path.Combine(SourceFiles.Root, "tests/Upgrade");

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    public static TheoryData<string> Versions => [.. Directory.GetDirectories(Folder).Select(d => Path.GetFileName(d)).Order()];

    private static Ct Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// What no older instance asks any more. A moderator who has joined takes part by that, so that nobody is offered to; and a view of
    /// memberships stands where they were kept, which SQLite lets nobody write to.
    /// </summary>
    private IReadOnlyList<string> NeverAsked => _engine == Engine.Sqlite ? ["Pairing/Rounds/TakePart"] : [];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task the_statements_of_an_older_version_are_understood(string version)
    {
        await using var database = await Restored(version);
        await new Migrator(database.Settings, SystemClock.Instance).Migrate(Ct);
        await using var connection = Understanding.Connect(database.Settings);
        await connection.OpenAsync(Ct);
        var failed = new List<string>();
        foreach (var statement in Statements(version).Values)
        {
            if (await Understanding.Fault(connection, statement, Ct) is not null)
                failed.Add(statement.Name);
        }

        failed.ShouldBe(NeverAsked);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task what_an_older_version_runs_most_runs(string version)
    {
        await using var database = await Restored(version);
        await new Migrator(database.Settings, SystemClock.Instance).Migrate(Ct);
        var statements = Statements(version);
        var who = await database.Db.Read(
            db => db.Find<Who>(
                new Statement(
                    "test",
                    """
                    SELECT a.channel, a.tenant, a.user_id, a.lane, a.id AS account, p.id AS person, c.id AS check_in, c.version
                    FROM accounts a
                    JOIN persons p ON p.id = a.person_id
                    JOIN check_ins c ON c.person_id = p.id
                    WHERE p.display_name = 'Ana Ruiz'
                    """,
                    null)),
            Ct) ?? throw new InvalidOperationException("Ana is not there.");
        var now = 1_796_000_000_000L;
        var posting = new
        {
            Id = "an-outbox-row",
            Kind = "menu",
            Subject = "older",
            Place = "",
            Account = (string?)null,
            who.Person,
            Importance = 2,
            Turn = 1,
            DueAt = now,
            ExpiresAt = (long?)null,
            Now = now,
            PostsAnew = false,
        };
        var me = new { who.Lane, Me = "older", Until = now + 30_000, Rate = 40.0, Now = now, Turn = 1, Room = 8 };
        (string Name, object Values, int Rows)[] most =
        [
            ("Channels/RememberDelivery", new { Id = "older:1", Now = now }, 1),
            ("People/FindVisitor", new { who.Channel, who.Tenant, who.UserId }, -1),
            ("CheckIns/LoadCheckIn", new { Id = who.CheckIn }, -1),
            (
                "CheckIns/ShareCheckIn",
                new { Id = who.CheckIn, who.Version, Words = new byte[] { 1 }, Now = now, ChangedAt = (long?)now },
                1),
            ("Counting/CountShared", new { Slot = 0, IsOnTime = true, CheckInId = who.CheckIn }, 0),
            ("Counting/RecordShared", new { IsOnTime = true, CheckInId = who.CheckIn }, 0),
            ("Channels/QueueCard", posting, 1),
            ("Channels/RefreshCard", new { posting.Kind, posting.Subject, Now = now }, 0),
            ("Channels/LeaseLane", me, 1),
            ("Channels/ClaimDue", me, 1),
            ("Channels/LoadClaimed", me, -1),
            (
                "Channels/RecordPosted",
                new { posting.Id, me.Me, who.Account, Conversation = "c", MessageId = "m", Version = 1, SentAt = now },
                1),
        ];

        foreach (var (name, values, rows) in most)
        {
            var ran = await database.Db.Write(db => db.Execute(statements[name], values), Ct);
            // Of a reading no rows are counted: that it runs is what is asked.
            if (rows >= 0)
                ran.ShouldBe(rows, name);
        }

        most.Length.ShouldBeGreaterThanOrEqualTo(10);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task the_newest_host_serves_an_older_database(string version)
    {
        var database = await Restored(version);
        await using var app = await App.Prepare(_engine, Story.Wednesday, database: database);
        await using (var zip = Zip(version))
        {
            foreach (var key in zip.Entries.Where(e => e.FullName.StartsWith("keys/", StringComparison.Ordinal)))
                await key.ExtractToFileAsync(Path.Combine(app.Keys, key.Name), Ct);
        }

        await app.Run();

        // Whoever is signed in stays so, and the clock is looked at: both are kept by the name of a type.
        foreach (var key in app.Services.GetRequiredService<IKeyManager>().GetAllKeys())
            key.CreateEncryptor().ShouldNotBeNull();
        if (_engine == Engine.Postgres)
            (await app.Database.Db.Read(
                db => db.Find<string>(new Statement("test", "SELECT job_class_name FROM qrtz_job_details", null)), Ct)).ShouldStartWith(
                $"{typeof(TickJob).FullName},");

        var (ana, ben) = (await Ana(app), await Ben(app));
        await ana.Says("hello");
        await ana.Reads("What would you like to do?");
        await app.Until(Story.Wednesday + Duration.FromDays(7));

        await ana.Reads("Your week, 30 November to 6 December");
        await ben.Reads("Your week, 30 November to 6 December");
        await app.CardsRest();
        await ana.Reads("call the supplier");
        await ana.Shares(("o1", "done"), ("c1_text", "call two suppliers"));
        await ben.Reads("call two suppliers");
    }

    private async Task<TestDatabase> Restored(string version)
    {
        var database = await TestDatabase.Create(_engine, isMigrated: false);
        await using var zip = Zip(version);
        if (_engine == Engine.Sqlite)
            await zip.GetEntry("chatops.db")!.ExtractToFileAsync(
                new SqliteConnectionStringBuilder(database.Settings.ConnectionString).DataSource, Ct);
        else
        {
            // Of what is meant for psql alone, and of a connection that nobody gets after it.
            using var dump = new StreamReader(await zip.GetEntry("chatops.sql")!.OpenAsync(Ct));
            var lines = (await dump.ReadToEndAsync(Ct)).Split('\n').Where(l => !l.StartsWith('\\'));
            await using var connection = new NpgsqlConnection($"{database.Settings.ConnectionString};Pooling=false");
            await connection.OpenAsync(Ct);
            await using var restore = new NpgsqlCommand(string.Join('\n', lines), connection);
            await restore.ExecuteNonQueryAsync(Ct);
        }

        return database;
    }

    private ZipArchive Zip(string version) => ZipFile.OpenRead(Path.Combine(Folder, version, $"{engine}.zip"));

    /// <summary>By unit and name.</summary>
    private static Dictionary<string, Statement> Statements(string version)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(Folder, version, "statements.zip"));
        var texts = zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
        return texts
            .Where(t => !t.Key.EndsWith(".postgres.sql", StringComparison.Ordinal))
            .Select(t => new Statement(t.Key[..^4], t.Value, texts.GetValueOrDefault($"{t.Key[..^4]}.postgres.sql")))
            .ToDictionary(s => s.Name);
    }

    private static async Task<Member> Ana(App app)
    {
        var known = await Account(app, "Ana Ruiz");
        return new InTeams(
            app,
            new TeamsMember(
                app.Client,
                app.Teams,
                app.Teams.Chats.Add(
                    new TeamsPerson("Ana Ruiz", known.UserId)
                    {
                        Email = "ana@contoso.example",
                        UserPrincipalName = "ana@contoso.example",
                    }))
            {
                // What she did before has its ids.
                Gestures = 1000,
            });
    }

    private static async Task<Member> Ben(App app)
    {
        var known = await Account(app, "Ben Okafor");
        app.Slack.AddUser(known.UserId, "Ben Okafor", "ben@contoso.example", user => user["tz"] = "Europe/Berlin");
        return new InSlack(app, new SlackMember(app.Client, app.Slack, known.UserId));
    }

    private static async Task<Known> Account(App app, string name) =>
        await app.Database.Db.Read(
            db => db.Find<Known>(new Statement("test", "SELECT user_id FROM accounts WHERE name = @Name", null), new { Name = name }), Ct)
        ?? throw new InvalidOperationException($"{name} is not there.");

    private sealed record Known
    {
        public string UserId { get; init; } = "";
    }

    private sealed record Who
    {
        public string Channel { get; init; } = "";
        public string Tenant { get; init; } = "";
        public string UserId { get; init; } = "";
        public string Lane { get; init; } = "";
        public string Account { get; init; } = "";
        public string Person { get; init; } = "";
        public string CheckIn { get; init; } = "";
        public int Version { get; init; }
    }
}

public sealed class SqliteUpgradeTests() : UpgradeTests("sqlite");

[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class PostgresUpgradeTests() : UpgradeTests("postgres");

using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Wire.Rounds;

/// <summary>
/// The built program on a database of its own, killed where a test says and started again; members of both channels who work at any hour.
/// </summary>
public abstract class KilledHost(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;
    private readonly List<TeamsPerson> _teams = [];
    private readonly List<string> _slack = [];

    internal Task<App> Prepare() => App.Prepare(_engine, SystemClock.Instance.GetCurrentInstant(), speed: 1);

    internal Binary Start(App app, Folder folder, string? holdAt) =>
        Binary.Start(
            folder,
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ChatOps__HoldAt"] = holdAt ?? "" },
            [
                .. app.Arguments,
                .. _engine == Engine.Postgres
                    ? new[]
                    {
                        "--Database:ConnectionString",
                        $"{app.Database.Settings.ConnectionString};Application Name=chatops-to-be-killed",
                    }
                    : [],
            ]);

    /// <summary>Killed when it reaches this step.</summary>
    internal async Task KilledAt(App app, Folder folder, string step)
    {
        await using (var doomed = Start(app, folder, step))
        {
            await doomed.Says($"Holding at {step}");
            await doomed.Kill();
        }

        await TimePasses(app);
    }

    internal async Task<PersonId> JoinsInTeams(App app, Session db, Program program, string name, Instant at)
    {
        var person = app.Teams.Chats.Add(TeamsPerson.Named(name));
        _teams.Add(person);
        return await Join(db, program, name, at, id => new Account
        {
            Id = AccountId.New(),
            PersonId = id,
            Channel = Channel.Teams,
            Tenant = FakeTeams.TenantId,
            UserId = person.ObjectId,
            Conversation = person.Conversation,
            ServiceUrl = app.Teams.ServiceUrl,
            ConnectorId = person.ConnectorId,
        });
    }

    internal async Task<PersonId> JoinsInSlack(App app, Session db, Program program, string name, Instant at)
    {
        var user = $"U0SAM{_slack.Count:D3}";
        _slack.Add(user);
        app.Slack.AddUser(user, name, $"sam{_slack.Count}@contoso.example");
        return await Join(db, program, name, at, id => new Account
        {
            Id = AccountId.New(),
            PersonId = id,
            Channel = Channel.Slack,
            Tenant = FakeSlack.Acme,
            UserId = user,
            Conversation = FakeSlack.ChatOf(user),
        });
    }

    /// <summary>In every chat stands the news of a partner, and once.</summary>
    internal void EverybodyWasToldOnce(App app)
    {
        foreach (var person in _teams)
            app.Teams.Chats.Of(person.Conversation).Count(m => IsNews(m.Activity.ToJsonString())).ShouldBe(1, person.Name);
        foreach (var user in _slack)
            app.Slack.Messages(FakeSlack.ChatOf(user)).Count(m => IsNews(m.Reads)).ShouldBe(1, user);
    }

    internal static Task<int> Count(App app, string sql) =>
        app.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);

    internal static async Task Becomes(App app, Binary host, string sql, int count)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (await Count(app, sql) != count)
        {
            if (since.Elapsed > TimeSpan.FromMinutes(2))
                throw new TimeoutException($"Never {count}: {sql}. The program said:\n{host.Output}\n{host.Errors}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static bool IsNews(string message) =>
        message.Contains("Your partner is", StringComparison.Ordinal) || message.Contains("Your partners are", StringComparison.Ordinal);

    private static async Task<PersonId> Join(Session db, Program program, string name, Instant at, Func<PersonId, Account> account)
    {
        var person = new Person
        {
            Id = PersonId.New(),
            DisplayName = name,
            WorkDays = "1234567",
            WorkFrom = 0,
            WorkUntil = 1439,
            AllowsOutsideHours = true,
        };
        await new PersonStore().Add(db, person, at);
        await new PersonStore().AddAccount(db, account(person.Id), name, at);
        var membership = Ids.New();
        await db.Execute(
            new Statement("test", """
                INSERT INTO memberships (id, program_id, person_id, state, notice_version, notice_at, joined_at)
                VALUES (@Id, @ProgramId, @PersonId, 'active', @Notice, @At, @At)
                """, null),
            new { Id = membership, ProgramId = program.Id, PersonId = person.Id, Notice = program.Settings.NoticeInForce, At = at });
        await db.Execute(
            new Statement("test", """
                INSERT INTO intakes (membership_id, topic, languages, mode, feedback_style, own_times, posts_intro, changed_at)
                VALUES (@Id, 'focus', 'en', 'video', 'both', FALSE, FALSE, @At)
                """, null),
            new { Id = membership, At = at });
        return person.Id;
    }

    /// <summary>What a killed instance had leased and claimed runs out, as it does within a minute.</summary>
    private async Task TimePasses(App app)
    {
        while (
            _engine == Engine.Postgres
            && await Count(
                app,
                "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'chatops-to-be-killed' AND datname = current_database()"
            ) > 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await app.Database.Db.Write(async db =>
        {
            await db.Execute(new Statement("test", "UPDATE lanes SET leased_until = 0", null));
            return await db.Execute(new Statement("test", "UPDATE outbox SET next_at = 0 WHERE claimed_by IS NOT NULL", null));
        }, TestContext.Current.CancellationToken);
    }
}

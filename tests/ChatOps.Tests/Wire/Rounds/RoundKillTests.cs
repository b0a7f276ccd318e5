using ChatOps.Channels;
using ChatOps.Pairing.Matching;
using ChatOps.Pairing.Rounds.Planning;
using ChatOps.Pairing.Rounds.Proposing;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Infrastructure;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Wire.Rounds;

/// <summary>The built program is killed while it opens a round, and started again: it goes on where it was. Nobody is paired twice, nobody is told twice.</summary>
public abstract class RoundKillTests(string engine)
{
    /// <summary>More than are told in one unit of work.</summary>
    private const int Pairs = 11;

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;
    private readonly List<TeamsPerson> _teams = [];
    private readonly List<string> _slack = [];

    [Theory]
    [InlineData("round.decided", 0)]
    [InlineData("round.opened", Pairs)]
    [InlineData("round.told", Pairs)]
    public async Task a_round_that_was_killed_half_way_goes_on(string step, int standing)
    {
        await using var app = await App.Prepare(_engine, SystemClock.Instance.GetCurrentInstant());
        await app.Database.Db.Write(db => Approved(app, db), TestContext.Current.CancellationToken);
        using var folder = new Folder();
        await using (var doomed = Start(app, folder, step))
        {
            await doomed.Says($"Holding at {step}");
            await doomed.Kill();
        }
        await TimePasses(app);
        (await Count(app, "SELECT COUNT(*) FROM partnerships")).ShouldBe(standing);
        (await Count(app, "SELECT COUNT(*) FROM proposals WHERE state = 'opened'")).ShouldBe(0);

        await using var next = Start(app, folder, null);
        await Becomes(app, next, "SELECT COUNT(*) FROM proposals WHERE state = 'opened'", 1);

        await Becomes(app, next, "SELECT COUNT(*) FROM outbox WHERE kind = 'reveal' AND state = 'done' AND message_id IS NOT NULL", Pairs * 2);
        (await Count(app, "SELECT COUNT(*) FROM rounds")).ShouldBe(1);
        (await Count(app, "SELECT COUNT(*) FROM partnerships")).ShouldBe(Pairs);
        (await Count(app, "SELECT COUNT(DISTINCT person_id) FROM partners")).ShouldBe(Pairs * 2);
        (await Count(app, "SELECT COUNT(*) FROM memberships WHERE next_check_in_at IS NOT NULL")).ShouldBe(Pairs * 2);
        foreach (var person in _teams)
            app.Teams.Chats.Of(person.Conversation).Count(m => m.Activity.ToJsonString().Contains("Your partner is", StringComparison.Ordinal)).ShouldBe(1, person.Name);
        foreach (var user in _slack)
            app.Slack.Messages(FakeSlack.ChatOf(user)).Count(m => m.Reads.Contains("Your partner is", StringComparison.Ordinal)).ShouldBe(1, user);
    }

    private Binary Start(App app, Folder folder, string? holdAt) => Binary.Start(
        folder,
        new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ChatOps__HoldAt"] = holdAt ?? "" },
        [.. app.Arguments, .. _engine == Engine.Postgres ? new[] { "--Database:ConnectionString", $"{app.Database.Settings.ConnectionString};Application Name=chatops-to-be-killed" } : []]);

    /// <summary>Pairs across the channels who work at any hour, and a word for a round now.</summary>
    private async Task Approved(App app, Session db)
    {
        var now = app.Clock.GetCurrentInstant();
        var program = new Program { Id = ProgramId.New(), Key = "autumn", Name = "Autumn", IsOpen = true, Settings = new ProgramSettings { Rounds = new RoundSettings { ApprovesItself = true } } };
        await new ProgramStore().Add(db, program, now);
        var groups = new List<ProposedGroup>();
        for (var i = 1; i <= Pairs; i++)
        {
            var tess = app.Teams.Chats.Add(TeamsPerson.Named($"Tess{i} Lee"));
            var sam = $"U0SAM{i:D3}";
            app.Slack.AddUser(sam, $"Sam{i} Oak", $"sam{i}@contoso.example");
            _teams.Add(tess);
            _slack.Add(sam);
            groups.Add(new ProposedGroup
            {
                Id = Ids.New(),
                Reasons = [Reason.Language],
                Members =
                [
                    new(await Join(db, program, tess.Name, now, id => new Account { Id = AccountId.New(), PersonId = id, Channel = Channel.Teams, Tenant = FakeTeams.TenantId, UserId = tess.ObjectId, Conversation = tess.Conversation, ServiceUrl = app.Teams.ServiceUrl, ConnectorId = tess.ConnectorId }), tess.Name),
                    new(await Join(db, program, $"Sam{i} Oak", now, id => new Account { Id = AccountId.New(), PersonId = id, Channel = Channel.Slack, Tenant = FakeSlack.Acme, UserId = sam, Conversation = FakeSlack.ChatOf(sam) }), $"Sam{i} Oak"),
                ],
            });
        }

        var today = now.InUtc().Date;
        var proposal = new Proposal { Id = Ids.New(), ProgramId = program.Id, FirstDay = today, LastDay = today.PlusDays(18), OpensAt = now, IsNow = true, ProbedAt = now };
        await new ProposalStore().Add(db, proposal, now);
        await new ProposalStore().Save(db, proposal with { State = ProposalState.Approved }, new Draft(groups, []));
        await new RoundPlans().Save(db, program.Id, null);
    }

    private static async Task<PersonId> Join(Session db, Program program, string name, Instant now, Func<PersonId, Account> account)
    {
        var person = new Person { Id = PersonId.New(), DisplayName = name, WorkDays = "1234567", WorkFrom = 0, WorkUntil = 1439, AllowsOutsideHours = true };
        await new PersonStore().Add(db, person, now);
        await new PersonStore().AddAccount(db, account(person.Id), name, now);
        var membership = Ids.New();
        await db.Execute(
            new Statement("test", """
                INSERT INTO memberships (id, program_id, person_id, state, notice_version, notice_at, joined_at)
                VALUES (@Id, @ProgramId, @PersonId, 'active', 1, @Now, @Now)
                """, null),
            new { Id = membership, ProgramId = program.Id, PersonId = person.Id, Now = now });
        await db.Execute(
            new Statement("test", """
                INSERT INTO intakes (membership_id, topic, languages, mode, feedback_style, own_times, posts_intro, changed_at)
                VALUES (@Id, 'focus', 'en', 'video', 'both', FALSE, FALSE, @Now)
                """, null),
            new { Id = membership, Now = now });
        return person.Id;
    }

    private static Task<int> Count(App app, string sql) => app.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);

    private static async Task Becomes(App app, Binary host, string sql, int count)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (await Count(app, sql) != count)
        {
            if (since.Elapsed > TimeSpan.FromMinutes(2))
                throw new TimeoutException($"Never {count}: {sql}. The program said:\n{host.Output}\n{host.Errors}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What a killed instance had leased and claimed runs out, as it does within a minute.</summary>
    private async Task TimePasses(App app)
    {
        while (_engine == Engine.Postgres && await Count(app, "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'chatops-to-be-killed' AND datname = current_database()") > 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await app.Database.Db.Write(async db =>
        {
            await db.Execute(new Statement("test", "UPDATE lanes SET leased_until = 0", null));
            return await db.Execute(new Statement("test", "UPDATE outbox SET next_at = 0 WHERE claimed_by IS NOT NULL", null));
        }, TestContext.Current.CancellationToken);
    }
}

public sealed class SqliteRoundKillTests() : RoundKillTests("sqlite");

public sealed class PostgresRoundKillTests() : RoundKillTests("postgres");

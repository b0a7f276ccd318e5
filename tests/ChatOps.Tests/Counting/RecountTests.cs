using ChatOps.Counting;
using ChatOps.Joining;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Counting;

/// <summary>P8: the totals are what a recount gives, at any moment and whatever happens in whatever order.</summary>
public abstract class RecountTests(string engine) : DatabaseTests(engine)
{
    private static readonly LocalDate FirstMonday = new(2026, 11, 2);
    private static readonly string[] Departments = ["", "Sales", "Legal"];

    [Fact]
    public async Task totals_equal_a_recount_after_every_step()
    {
        var random = new Random(20261122);
        var open = new List<string>();
        for (var step = 0; step < 150; step++)
        {
            await Db.Write(db => OneStep(db, random, open), Ct);
            (await Db.Read(Recount.Differences, Ct)).ShouldBe(0, $"after step {step}");
        }

        open.Count.ShouldBeGreaterThan(20);
        (await Sum("due")).ShouldBe(await Count("is_due"));
        (await Sum("shared")).ShouldBe(await Count("is_shared"));
        (await Sum("on_time")).ShouldBe(await Count("is_shared AND is_on_time"));
        (await Sum("shared")).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task sharing_twice_counts_once_and_a_shared_week_stays_due()
    {
        await Db.Write(db => Open(db, "c1", "Sales", 0), Ct);
        await Db.Write(async db =>
        {
            await CheckInCounts.WhetherDue(db, "c1", isDue: false);
            await CheckInCounts.WhetherDue(db, "c1", isDue: false);
            await CheckInCounts.Shared(db, ["c1"], ["c1"]);
            await CheckInCounts.Shared(db, ["c1"], []);
            await CheckInCounts.WhetherDue(db, "c1", isDue: false);
        }, Ct);

        (await Sum("opened"), await Sum("due"), await Sum("shared"), await Sum("on_time")).ShouldBe((1, 1, 1, 1));
        (await Db.Read(Recount.Differences, Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task work_that_is_undone_is_not_counted()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Db.Write(async db =>
        {
            await Open(db, "c1", "Sales", 0);
            throw new InvalidOperationException("A form to correct.");
        }, Ct));

        (await Db.Read(db => db.Find<long>(new Statement("rows", "SELECT count(*) FROM participation_rollup", null)), Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task a_wrong_total_is_seen_and_counted_anew()
    {
        await Db.Write(db => Open(db, "c1", "Sales", 0), Ct);
        await Db.Write(db => Join(db, Instant.FromUtc(2026, 11, 3, 9, 0), "Legal"), Ct);
        await Run("UPDATE participation_rollup SET shared = 9");
        await Run("UPDATE participation_members SET change = 4");
        (await Db.Read(Recount.Differences, Ct)).ShouldBe(2);

        await Db.Write(Recount.Run, Ct);

        (await Db.Read(Recount.Differences, Ct)).ShouldBe(0);
        (await Sum("shared")).ShouldBe(0);
        (await Members("2026-11-09")).ShouldBe(1);
    }

    [Fact]
    public async Task meetings_that_were_counted_wrongly_are_seen_and_counted_anew()
    {
        await Run(
            "INSERT INTO meeting_facts VALUES ('o1', 'autumn', 1, '2026-11-02', 'p1', TRUE, TRUE), ('o2', 'autumn', 1, '2026-11-02', 'p2', "
            + "TRUE, FALSE)");
        await Run(
            "INSERT INTO meeting_fact_people VALUES ('o1', 'ana', 'Sales'), ('o1', 'cleo', 'Legal'), ('o2', 'ben', 'Sales'), ('o2', "
            + "'dora', '')");
        await Db.Write(db => new SnapshotStore().AddMeetings(db, new WeekLine { Key = "autumn", Week = "2026-11-02" }), Ct);
        (await Db.Read(Recount.Differences, Ct)).ShouldBe(0);
        await Run("UPDATE participation_meetings SET held = 2 WHERE department IS NULL");
        await Run("DELETE FROM participation_meetings WHERE department = 'Legal'");
        (await Db.Read(Recount.Differences, Ct)).ShouldBe(2);

        await Db.Write(Recount.Run, Ct);

        (await Db.Read(Recount.Differences, Ct)).ShouldBe(0);
        (
            await Db.Read(
                db =>
                    db.Query<string>(
                        new Statement(
                            "meetings",
                            "SELECT COALESCE(department, 'all') || ' ' || booked || ' ' || held AS value FROM participation_meetings ORDER "
                            + "BY 1",
                            null)),
                Ct)).ShouldBe([" 1 0", "Legal 1 1", "Sales 2 1", "all 2 1"], ignoreOrder: true);
    }

    [Fact]
    public async Task totals_outlive_the_facts_that_were_folded_into_them()
    {
        await Db.Write(db => Open(db, "old", "Sales", 0), Ct);
        await Db.Write(db => Open(db, "new", "Sales", 3), Ct);
        await Run("DELETE FROM participation_facts WHERE check_in_id = 'old'");

        (await Db.Read(Recount.Differences, Ct)).ShouldBe(0);
        await Db.Write(Recount.Run, Ct);
        (await Sum("opened")).ShouldBe(2);
    }

    [Fact]
    public async Task a_member_counts_from_the_monday_on_which_they_are_active()
    {
        var membership = await Db.Write(db => Join(db, Instant.FromUtc(2026, 11, 3, 9, 0), "Sales"), Ct);
        (await Members("2026-11-02")).ShouldBe(0);
        (await Members("2026-11-09")).ShouldBe(1);

        await Db.Write(db => Becomes(db, membership, MembershipState.Paused, Instant.FromUtc(2026, 11, 16, 8, 0)), Ct);
        (await Members("2026-11-09")).ShouldBe(1);
        (await Members("2026-11-16")).ShouldBe(0);

        await Db.Write(db => Becomes(db, membership, MembershipState.Active, Instant.FromUtc(2026, 11, 18, 8, 0)), Ct);
        await Db.Write(db => Becomes(db, membership, MembershipState.Paused, Instant.FromUtc(2026, 11, 19, 8, 0)), Ct);
        await Db.Write(db => Becomes(db, membership, MembershipState.Active, Instant.FromUtc(2026, 11, 20, 8, 0)), Ct);
        (await Members("2026-11-16")).ShouldBe(0);
        (await Members("2026-11-23")).ShouldBe(1);
        (await Db.Read(Recount.Differences, Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task a_new_department_is_found_by_the_clock()
    {
        var membership = await Db.Write(db => Join(db, Instant.FromUtc(2026, 11, 3, 9, 0), "Sales"), Ct);
        await Run("UPDATE persons SET department = 'Legal'");

        (await Db.Read(MemberCounts.Missed, Ct)).ShouldBe([membership.Id]);
        await Db.Write(db => MemberCounts.Keep(db, membership.Id, Instant.FromUtc(2026, 11, 12, 9, 0)), Ct);

        (await Db.Read(MemberCounts.Missed, Ct)).ShouldBeEmpty();
        (await Members("2026-11-16", "Sales")).ShouldBe(0);
        (await Members("2026-11-16", "Legal")).ShouldBe(1);
        (await Db.Read(Recount.Differences, Ct)).ShouldBe(0);
    }

    private async Task OneStep(Session db, Random random, List<string> open)
    {
        switch (random.Next(open.Count == 0 ? 1 : 6))
        {
            case 0 or 1:
                open.Add($"c{open.Count}");
                await Open(db, open[^1], Departments[random.Next(3)], random.Next(4));
                break;
            case 2 or 3:
                // As often alone as with others of the same moment.
                string[] shared = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => open[random.Next(open.Count)]).Distinct()];
                await CheckInCounts.Shared(db, shared, [.. shared.Where(_ => random.Next(2) == 0)]);
                break;
            case 4:
                await CheckInCounts.WhetherDue(db, open[random.Next(open.Count)], random.Next(2) == 0);
                break;
            default:
                var at = FirstMonday.PlusDays(random.Next(40)).AtMidnight().InUtc().ToInstant();
                var member = await Join(db, at, Departments[random.Next(3)]);
                if (random.Next(2) == 0)
                    await Becomes(db, member, MembershipState.Left, at + Duration.FromDays(random.Next(20)));
                break;
        }
    }

    private static Task Open(Session db, string id, string department, int week) =>
        CheckInCounts.Opened(db, id, "autumn", 1, FirstMonday.PlusWeeks(week), department, new PersonId($"p-{id}"));

    private async Task<Membership> Join(Session db, Instant at, string department)
    {
        var program = await db.Find<string>(new Statement("program", "SELECT id FROM programs", null));
        if (program is null)
        {
            program = ProgramId.New().Value;
            await new ProgramStore().Add(db, new Program { Id = new ProgramId(program), Key = "autumn", Name = "Autumn" }, at);
        }

        var person = new Person { Id = PersonId.New(), DisplayName = "Somebody", Department = department };
        await new PersonStore().Add(db, person, at);
        var membership = new Membership
        {
            Id = Ids.New(),
            ProgramId = new ProgramId(program),
            PersonId = person.Id,
            State = MembershipState.Active,
        };
        await new MembershipStore(Cipher).Save(db, membership, at);
        return membership;
    }

    private Task Becomes(Session db, Membership membership, MembershipState state, Instant at) =>
        new MembershipStore(Cipher).Save(db, membership with { State = state }, at);

    private Task<long> Sum(string column) =>
        Db.Read(
            db => db.Find<long>(new Statement("sum", $"SELECT CAST(COALESCE(sum({column}), 0) AS BIGINT) FROM participation_rollup", null)),
            Ct);

    private Task<long> Count(string condition) =>
        Db.Read(db => db.Find<long>(new Statement("count", $"SELECT count(*) FROM participation_facts WHERE {condition}", null)), Ct);

    private Task<long> Members(string week, string department = "%") =>
        Db.Read(
            db =>
                db.Find<long>(
                    new Statement(
                        "members",
                        "SELECT CAST(COALESCE(sum(change), 0) AS BIGINT) FROM participation_members WHERE week <= @Week AND department "
                        + "LIKE @Department",
                        null),
                    new { Week = week, Department = department }),
            Ct);

    private Task<int> Run(string sql) => Db.Write(db => db.Execute(new Statement("by hand", sql, null)), Ct);
}

public sealed class SqliteRecountTests() : RecountTests("sqlite");

public sealed class PostgresRecountTests() : RecountTests("postgres");

using ChatOps.Counting;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Counting;

/// <summary>
/// What the clock writes beside the totals: which weeks are over, how steadily people took part, and meetings once nobody is asked about
/// them.
/// </summary>
public abstract class ParticipationTickTests(string engine) : DatabaseTests(engine)
{
    private static readonly LocalDate Monday = new(2026, 11, 2);

    private readonly ProgramId _program = ProgramId.New();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Db.Write(
            db =>
                new ProgramStore().Add(
                    db,
                    new Program
                    {
                        Id = _program,
                        Key = "autumn",
                        Name = "Autumn 2026",
                    },
                    Instant.FromUtc(2026, 10, 1, 0, 0)),
            Ct);
        await Run(
            $"INSERT INTO rounds (id, program_id, number, first_day, last_day, state) VALUES ('r1', '{_program.Value}', 1, '2026-11-02', "
            + "'2026-11-13', 'open')");
        // Ana was in twice and shared once, Ben twice, Cleo missed the second week, Dora changed her department.
        await Db.Write(async db =>
        {
            foreach (var (person, week, department, shares) in new[]
            {
                ("ana", 0, "Sales", true), ("ana", 1, "Sales", false), ("ben", 0, "Sales", true), ("ben", 1, "Sales", true),
                ("cleo", 0, "Legal", true), ("dora", 0, "Legal", false), ("dora", 1, "Sales", false),
            })
            {
                var id = $"{person}-{week}";
                await CheckInCounts.Opened(db, id, "autumn", 1, Monday.PlusWeeks(week), department, new PersonId(person));
                if (shares)
                    await CheckInCounts.Shared(db, [id], [id]);
            }
        }, Ct);
    }

    [Fact]
    public async Task a_week_is_over_nine_days_after_its_monday_and_a_round_with_all_its_weeks()
    {
        await Tick(new(2026, 11, 10));
        (await Ask("SELECT week AS value FROM participation_weeks WHERE is_closed")).ShouldBeEmpty();

        await Tick(new(2026, 11, 11));
        (await Ask("SELECT week AS value FROM participation_weeks WHERE is_closed")).ShouldBe(["2026-11-02"]);

        await Run("UPDATE rounds SET state = 'closed'");
        await Tick(new(2026, 11, 17));
        (await Ask("SELECT program_key AS value FROM participation_rounds WHERE is_closed")).ShouldBeEmpty();

        await Tick(new(2026, 11, 18));
        (await Ask("SELECT week AS value FROM participation_weeks WHERE is_closed ORDER BY week")).ShouldBe(["2026-11-02", "2026-11-09"]);
        (await Ask("SELECT program_key AS value FROM participation_rounds WHERE is_closed")).ShouldBe(["autumn"]);
    }

    [Fact]
    public async Task how_steadily_counts_who_was_in_for_every_week()
    {
        await Tick(new(2026, 11, 11));
        await Tick(new(2026, 11, 18));

        (
            await Ask(
                "SELECT weeks_shared || ': ' || people AS value FROM participation_bands WHERE week = '2026-11-02' ORDER BY weeks_shared"
            )).ShouldBe(["0: 1", "1: 3"]);
        (
            await Ask(
                "SELECT weeks_shared || ': ' || people AS value FROM participation_bands WHERE week = '2026-11-09' ORDER BY weeks_shared"
            )).ShouldBe(["0: 1", "1: 1", "2: 1"]);
        (await Ask("SELECT week || ': ' || outside AS value FROM participation_steps ORDER BY week")).ShouldBe([
            "2026-11-02: 0",
            "2026-11-09: 1",
        ]);
        (
            await Ask(
                "SELECT in_week || ' ' || department || ': ' || people AS value FROM participation_core WHERE week = '2026-11-09' ORDER BY "
                + "in_week, department"
            )).ShouldBe(["2026-11-02 Legal: 1", "2026-11-02 Sales: 2", "2026-11-09 Sales: 3"]);
    }

    [Fact]
    public async Task meetings_come_once_nobody_is_asked_any_more_and_stay_as_they_are()
    {
        await Run(
            "INSERT INTO meeting_facts VALUES ('o1', 'autumn', 1, '2026-11-02', 'p1', TRUE, TRUE), ('o2', 'autumn', 1, '2026-11-02', 'p2', "
            + "TRUE, FALSE)");
        await Run(
            "INSERT INTO meeting_fact_people VALUES ('o1', 'ana', 'Sales'), ('o1', 'cleo', 'Legal'), ('o2', 'ben', 'Sales'), ('o2', "
            + "'dora', 'Legal')");

        await Tick(new(2026, 11, 17));
        (await Meetings()).ShouldBeEmpty();
        await Tick(new(2026, 11, 18));
        (await Meetings()).ShouldBe(["2 1", "Legal 2 1", "Sales 2 1"]);

        await Run("UPDATE meeting_facts SET is_held = TRUE");
        await Tick(new(2026, 11, 19));
        (await Meetings()).ShouldBe(["2 1", "Legal 2 1", "Sales 2 1"]);
    }

    [Fact]
    public async Task without_meetings_in_the_program_there_is_no_figure()
    {
        await Tick(new(2026, 12, 18));

        (await Meetings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_was_counted_anew_comes_back_the_same()
    {
        await Tick(new(2026, 11, 11));
        await Tick(new(2026, 11, 18));
        var before = await Ask("SELECT week || weeks_shared || people AS value FROM participation_bands ORDER BY week, weeks_shared");

        await Db.Write(Recount.Run, Ct);
        await Tick(new(2026, 11, 19));

        (await Ask("SELECT week || weeks_shared || people AS value FROM participation_bands ORDER BY week, weeks_shared")).ShouldBe(before);
    }

    private Task Tick(LocalDate day)
    {
        var store = new SnapshotStore();
        return new ParticipationTick(Db, Guards.On(Db), store, new KeepWeeks(Db, store), new KeepBands(Db, store)).Tick(
            day.AtMidnight().InUtc().ToInstant(), Ct);
    }

    private Task<IReadOnlyList<string>> Meetings() =>
        Ask(
            "SELECT COALESCE(department || ' ', '') || booked || ' ' || held AS value FROM participation_meetings ORDER BY "
            + "COALESCE(department, '')");

    private Task<IReadOnlyList<string>> Ask(string sql) => Db.Read(db => db.Query<string>(new Statement("ask", sql, null)), Ct);

    private Task<int> Run(string sql) => Db.Write(db => db.Execute(new Statement("by hand", sql, null)), Ct);
}

public sealed class SqliteParticipationTickTests() : ParticipationTickTests("sqlite");

public sealed class PostgresParticipationTickTests() : ParticipationTickTests("postgres");

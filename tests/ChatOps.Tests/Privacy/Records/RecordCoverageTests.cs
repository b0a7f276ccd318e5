using ChatOps.Privacy.Records;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Privacy.Records;

/// <summary>Every table with a person's id, or a column that leads to one, and every sealed column belongs to one slice's record.</summary>
public abstract class RecordCoverageTests(string engine) : DatabaseTests(engine)
{
    /// <summary>Columns that are called as if they led to a person, and don't.</summary>
    private static readonly Dictionary<string, string> Nobody = new()
    {
        ["outbox.claimed_by"] = "an instance",
        ["meeting_work.claimed_by"] = "an instance",
        ["lanes.leased_by"] = "an instance",
        ["meeting_series.ended_by"] = "why it ended",
        ["accounts.joined_by"] = "how it was joined",
        ["slack_install_states.started_by"] = "who began to install the app, for the minutes that it takes; a member can't be that",
    };

    /// <summary>Sealed, and no member's.</summary>
    private static readonly Dictionary<string, string> NoMembers = new()
    {
        ["key_checks.sealed"] = "a few bytes of ours",
        ["slack_installs.token"] = "a workspace's",
        ["slack_installs.refresh_token"] = "a workspace's",
    };

    [Fact]
    public async Task every_column_that_leads_to_a_person_and_every_sealed_one_is_covered_once()
    {
        (await Uncovered()).ShouldBeEmpty();
        Parts.Tables.CountBy(t => t.Table.Name).Where(t => t.Value > 1).ShouldBeEmpty();
    }

    [Fact]
    public async Task nothing_is_said_of_columns_that_are_not_there()
    {
        var there = (await SchemaColumn.Of(Db)).Select(c => c.Path).ToHashSet();

        there.Count.ShouldBeGreaterThan(300);
        Covered().Concat(Nobody.Keys).Concat(NoMembers.Keys).Except(there).ShouldBeEmpty();
        Parts.Tables.Where(t => t.Table.Sealed.Count > 0).Select(t => $"{t.Table.Name}.{t.Table.Key}").Except(there).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_is_added_later_is_found()
    {
        foreach (var later in (string[])
        [
            "CREATE TABLE diaries (id TEXT PRIMARY KEY, whose TEXT NOT NULL REFERENCES persons (id), page BYTEA NOT NULL)",
            "CREATE TABLE diary_days (diary TEXT NOT NULL REFERENCES diaries (id), day TEXT NOT NULL)",
            "CREATE TABLE guesses (person_id TEXT NOT NULL, guess TEXT NOT NULL)",
            "ALTER TABLE programs ADD COLUMN contact_email TEXT NULL",
            "ALTER TABLE check_ins ADD COLUMN helper_id TEXT NULL REFERENCES accounts (id)",
            "ALTER TABLE intakes ADD COLUMN more BYTEA NULL",
        ])
            await Db.Write(db => db.Execute(new Statement("later", later, null)), Ct);

        (await Uncovered()).ShouldBe(
            [
                "check_ins.helper_id", "diaries.page", "diaries.whose", "diary_days.diary", "guesses.person_id", "intakes.more",
                "programs.contact_email",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void every_part_stands_in_its_own_slice() => Parts.Types
        .Where(t => t.Namespace != $"ChatOps.{Parts.SliceOf(t)}.Records")
        .ShouldBe([typeof(PeopleRecord)], "People stands below the port");

    /// <summary>Removing runs the other way round: what refers to a row of a lower slice goes before it.</summary>
    [Fact]
    public void parts_are_registered_in_the_order_of_the_levels()
    {
        var parts = new ServiceCollection().AddUnits(new ChatOpsSettings())
            .Where(d => d.ServiceType == typeof(IRecord)).Select(d => d.ImplementationType!).ToList();

        parts.ShouldBe(Parts.Types, ignoreOrder: true);
        parts.Select(t => LevelTests.LevelOf(Parts.SliceOf(t))).ShouldBeInOrder();
    }

    private static IEnumerable<string> Covered() =>
        Parts.Tables.Select(t => t.Table)
            .SelectMany(t => t.LeadBy.Concat(t.Sealed).Concat(t.Secrets), (t, column) => $"{t.Name}.{column}");

    private async Task<IReadOnlyList<string>> Uncovered()
    {
        var columns = await SchemaColumn.Of(Db);
        return
        [
            .. SchemaColumn.Leading(columns).Except(Nobody.Keys)
                .Concat(columns.Where(c => c.IsBytes).Select(c => c.Path).Except(NoMembers.Keys))
                .Except(Covered()),
        ];
    }
}

public sealed class SqliteRecordCoverageTests() : RecordCoverageTests("sqlite");

public sealed class PostgresRecordCoverageTests() : RecordCoverageTests("postgres");

using System.Text.RegularExpressions;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Privacy.Records;

/// <summary>A table is written by one slice: another one's change goes through the owner's method, inside the same unit of work.</summary>
public sealed partial class TableOwnersTests
{
    private static readonly Dictionary<string, string[]> Owners = new()
    {
        ["Storage"] = ["faults"],
        ["People"] = ["accounts", "persons"],
        ["Privacy"] = ["audit", "content_keys", "key_checks"],
        ["Channels"] = ["deliveries", "lane_pauses", "lanes", "outbox", "soundings"],
        ["Web"] = ["ended_sessions", "protection_keys"],
        ["Channels/Slack"] = ["slack_install_links", "slack_install_states", "slack_installs", "slack_trusted_domains", "slack_workspaces"],
        ["Programs"] = ["moderators", "programs"],
        ["Accounts"] = ["account_codes", "directory_sightings", "former_emails", "leave_days", "people_checks", "sightings"],
        ["Partnerships"] = ["partners", "partnerships", "rounds"],
        ["Counting"] =
        [
            "membership_facts", "participation_bands", "participation_core", "participation_facts", "participation_meetings",
            "participation_members", "participation_programs", "participation_rollup", "participation_rounds", "participation_steps",
            "participation_weeks",
        ],
        ["Joining"] =
        [
            "holiday_calendars", "holidays", "intakes", "invitations", "leavings", "memberships", "notice_agreements", "program_channels",
        ],
        ["Meetings"] =
        [
            "graph_watches", "meeting_answers", "meeting_fact_people", "meeting_facts", "meeting_feeds", "meeting_guests",
            "meeting_mailboxes", "meeting_occurrences", "meeting_people", "meeting_proposals", "meeting_series", "meeting_work",
        ],
        ["Goals"] = ["sample_goal_lists", "sample_goals"],
        ["Rounds"] =
        [
            "monthly_talks", "proposal_groups", "proposal_members", "proposal_splits", "proposals",
            "round_ends", "round_plans", "stay_wishes",
        ],
        ["Pairing"] = ["circles_off", "cover_answers", "cover_shares", "covers", "partner_offers", "repairings", "sayings"],
        ["CheckIns"] = ["check_ins", "responses"],
        ["Moderating"] = ["step_ins"],
        ["Operations"] = ["heartbeats"],
    };

    /// <summary>Statements that write another slice's table all the same, and why.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["Demo/Sql/MarkSeen.sql"] = "the sample people's past was never sent: no method of the product may say that a card stands",
    };

    private static readonly IReadOnlyList<(string Path, string Unit, string Table)> Writes =
    [
        .. Statements()
            .SelectMany(s => Written().Matches(s.Text), (s, m) => (s.Path, SourceFiles.UnitOf(s.Path), m.Groups["table"].Value))
            .Distinct(),
    ];

    [Fact]
    public void every_table_is_written_by_its_owner_alone()
    {
        Writes.Count.ShouldBeGreaterThan(200);
        Foreign.Where(w => !Elsewhere.ContainsKey(w.Path))
            .Select(w => $"{w.Path} writes {w.Table}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void what_stands_elsewhere_is_still_there() => Elsewhere.Keys.Except(Foreign.Select(w => w.Path)).ShouldBeEmpty();

    [Fact]
    public async Task every_table_has_one_owner_who_writes_it()
    {
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        var tables = (await SchemaColumn.Of(database.Db)).Select(c => c.TableName).Distinct().Except(["migrations"]);

        Owners.Values.SelectMany(t => t).ShouldBe(tables, ignoreOrder: true);
        Owners.SelectMany(o => o.Value, (o, t) => (o.Key, t)).Except(Writes.Select(w => (w.Unit, w.Table))).ShouldBeEmpty();
    }

    [Fact]
    public void a_record_covers_the_tables_of_its_own_slice() =>
        Parts.Tables.Where(t => !Owners.GetValueOrDefault(t.Slice, []).Contains(t.Table.Name)).ShouldBeEmpty();

    [Theory]
    [InlineData("DELETE FROM outbox WHERE id = @Id", "outbox")]
    [InlineData("WITH due AS (SELECT 1)\nUPDATE lanes AS l SET rate = 1", "lanes")]
    [InlineData("INSERT INTO persons AS p (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 1", "persons")]
    [InlineData("SELECT id FROM persons\nFOR UPDATE", "")]
    [InlineData("-- UPDATE persons\nSELECT 1", "")]
    public void what_a_statement_writes_is_found(string text, string table) =>
        string.Join(',', Written().Matches(Comment().Replace(text, "")).Select(m => m.Groups["table"].Value)).ShouldBe(table);

    private static IEnumerable<(string Path, string Unit, string Table)> Foreign =>
        Writes.Where(w => !Owners.GetValueOrDefault(w.Unit, []).Contains(w.Table));

    private static IEnumerable<(string Path, string Text)> Statements()
    {
        var source = Path.Combine(SourceFiles.Root, "src", "ChatOps");
        return Directory.EnumerateFiles(source, "*.sql", SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(source, f).Replace('\\', '/'), File: f))
            .Where(f => f.Path.Contains("/Sql/", StringComparison.Ordinal) && f.Path.Split('/')[0] is not ("obj" or "bin"))
            .Select(f => (f.Path, Comment().Replace(File.ReadAllText(f.File), "")));
    }

    /// <summary>Not what a conflict does, nor a lock.</summary>
    [GeneratedRegex(
        @"\b(INSERT(\s+OR\s+\w+)?\s+INTO|(?<!DO\s+)(?<!FOR\s+)(?<!KEY\s+)UPDATE|DELETE\s+FROM)\s+(?<table>[a-z_]+)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comment();
}

using ChatOps.CheckIns;
using ChatOps.Storage;

namespace ChatOps.Tests.Pairing.AtOnce;

/// <summary>
/// All that is stored about a scene, in words that are the same for every scene: two that came about in the same order read the same.
/// </summary>
internal static class PairState
{
    private static readonly Statement Memberships = Select(
        "id, person_id, state || ' until ' || COALESCE(paused_until, '-') || CASE WHEN next_check_in_at IS NULL THEN '' ELSE ', next week "
        + "planned' END AS text FROM memberships WHERE program_id = @Program");

    private static readonly Statement Pairs = Select(
        "s.id, b.person_id, CASE WHEN s.ended_at IS NULL THEN 'stands' ELSE 'ended' END AS text FROM partnerships s JOIN partners b ON "
        + "b.partnership_id = s.id WHERE s.program_id = @Program");

    private static readonly Statement Weeks = Select(
        "id, person_id, partnership_id AS other, CAST(version AS TEXT) AS text FROM check_ins WHERE program_id = @Program");

    private static readonly Statement Facts = Select(
        "check_in_id AS id, person_id, CAST(is_due AS TEXT) || CAST(is_shared AS TEXT) || CAST(is_on_time AS TEXT) AS text FROM "
        + "participation_facts WHERE program_key = @Key");

    private static readonly Statement Counts = Select(
        "'' AS id, '' AS person_id, CAST(SUM(opened) AS TEXT) || ' opened ' || CAST(SUM(due) AS TEXT) || ' due ' || CAST(SUM(shared) AS "
        + "TEXT) || ' shared' AS text FROM participation_rollup WHERE program_key = @Key");

    private static readonly Statement Cards = Select(
        "subject AS id, person_id, kind || ' ' || state || ' wanted ' || CAST(wanted AS TEXT) || ' anew ' || CAST(anew AS TEXT) AS text "
        + "FROM outbox WHERE person_id LIKE @People");

    public static Task<string> Of(PairScene scene, PairHost host) =>
        host.Db.Read(db => Of(db, scene, host.Get<CheckInStore>()), TestContext.Current.CancellationToken);

    private static async Task<string> Of(Session db, PairScene scene, CheckInStore store)
    {
        var values = new { Program = $"{scene.Prefix}-program", scene.Key, People = $"{scene.Prefix}-%" };
        string Name(string person) => person.Length == 0 ? "" : person[(scene.Prefix.Length + 1)..];
        var names = new Dictionary<string, string> { [values.Program] = "the program" };
        var lines = new List<string>();
        foreach (var row in await db.Query<Row>(Memberships, values))
        {
            names[row.Id] = $"{Name(row.PersonId)}'s membership";
            lines.Add($"{Name(row.PersonId)} is {row.Text}");
        }

        foreach (var pair in (await db.Query<Row>(Pairs, values)).GroupBy(r => r.Id))
        {
            names[pair.Key] = string.Join('+', pair.Select(r => Name(r.PersonId)).Order(StringComparer.Ordinal));
            lines.Add($"{names[pair.Key]} {pair.First().Text}");
        }

        foreach (var row in await db.Query<Row>(Weeks, values))
        {
            names[row.Id] = $"{Name(row.PersonId)}'s week";
            var now = (await store.Find(db, row.Id))!;
            lines.Add(
                $"{names[row.Id]}: version {row.Text}, {now.CheckIn.State}, closed {now.CheckIn.IsClosed}, with "
                + $"{(row.Other is null ? "nobody" : names[row.Other])}, "
                    + $"shared '{Text(now.Words)}' first {now.CheckIn.SharedAt is not null} changed {now.CheckIn.ChangedAt is not null} "
                        + $"back {now.CheckIn.TakenBackAt is not null}, draft '{Text(now.Draft)}', nudge {now.CheckIn.NudgeAt}");
        }

        lines.AddRange(
            (await db.Query<Row>(Facts, values)).Select(r =>
                $"{Name(r.PersonId)}'s fact "
                + $"{r.Text.Replace("true", "1", StringComparison.Ordinal).Replace("false", "0", StringComparison.Ordinal)}"));
        lines.AddRange((await db.Query<Row>(Counts, values)).Select(r => r.Text));
        lines.AddRange(
            (await db.Query<Row>(Cards, values)).Select(r =>
                $"to {Name(r.PersonId)} about {names.GetValueOrDefault(r.Id, r.Id.Replace(scene.Prefix, "", StringComparison.Ordinal))}: "
                + $"{r.Text}"));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string Text(CheckInWords? words) => words?.Commitments is [{ Text: { } text }, ..] ? text.Reveal() : "";

    private static Statement Select(string text) => new("test", $"SELECT {text}", null);

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string PersonId { get; init; } = "";
        public string? Other { get; init; }
        public string Text { get; init; } = "";
    }
}

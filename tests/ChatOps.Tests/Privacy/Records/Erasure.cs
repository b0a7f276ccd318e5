using System.Text.RegularExpressions;
using ChatOps.Counting;
using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Privacy.Records;

/// <summary>What is kept on a person of a running host, and the erasing of it with everything that must hold then.</summary>
internal sealed class Erasure(App app)
{
    /// <summary>Where the id of somebody who was erased may still stand: rows of their partners, and what totals or logs need.</summary>
    private static readonly string[] MayNameAnId =
    [
        "persons.id", "partners.person_id", "audit.person_id", "audit.actor", "check_ins.person_id", "memberships.person_id",
        "responses.person_id", "sayings.person_id", "round_ends.person_id", "covers.person_id", "covers.away_id",
        "meeting_series.organizer_id", "step_ins.sent_by",
    ];

    private static readonly string[] Moving = ["outbox", "lanes", "heartbeats"];

    private static Ct Ct => TestContext.Current.CancellationToken;

    private Db Db => app.Services.GetRequiredService<Db>();

    private PersonRecord Records => app.Services.GetRequiredService<PersonRecord>();

    public async Task<PersonId> Id(string name) =>
        new((await Ask<string>($"SELECT id FROM persons WHERE display_name = '{name}'")).ShouldHaveSingleItem());

    /// <summary>Waits until nothing is on its way to a chat or a calendar.</summary>
    public async Task Rests()
    {
        await app.CardsRest();
        var now = app.Clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        await app.Eventually($"SELECT COUNT(*) FROM meeting_work WHERE state = 'due' AND (claimed_by IS NOT NULL OR next_at <= {now})", 0);
    }

    public Task<IReadOnlyList<T>> Ask<T>(string sql) => Db.Read(s => s.Query<T>(new Statement("test", sql, null)), Ct);

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(PersonId person) => Db.Read(s => Records.WhatIsThere(s, person), Ct);

    public async Task<IReadOnlyList<string>> TablesOf(PersonId person) => [.. (await WhatIsThere(person)).Select(k => k.Table)];

    public Task<IReadOnlyList<ExportedRow>> Export(PersonId person) => Db.Read(s => Records.Export(s, person), Ct);

    /// <summary>All words of an export, as they were typed.</summary>
    public async Task<string> WordsOf(PersonId person)
    {
        var words = (await Export(person)).SelectMany(r => r.Words, (r, w) => $"{r.Table}.{w.Key}: {w.Value.Reveal()}");
        return string.Join('\n', words.Order(StringComparer.Ordinal));
    }

    public Task<int> Purge(PurgeBefore before) => Db.Write(s => Records.PurgeOlderThan(s, before), Ct);

    /// <summary>Erases, twice: nothing leads to the person any more; everybody else's words and all totals are as they were.</summary>
    public async Task Erases(PersonId person, params string[] others)
    {
        await Rests();
        string[] theirs =
        [
            .. await Ask<string>($"SELECT display_name FROM persons WHERE id = '{person}'"),
            .. await Ask<string>($"SELECT email FROM accounts WHERE person_id = '{person}' AND email IS NOT NULL"),
            .. await Ask<string>($"SELECT user_id FROM accounts WHERE person_id = '{person}'"),
            .. await Ask<string>($"SELECT id FROM accounts WHERE person_id = '{person}'"),
            .. await Ask<string>($"SELECT email FROM former_emails WHERE person_id = '{person}'"),
        ];
        theirs.Length.ShouldBeGreaterThan(3);
        var around = new List<PersonId>();
        foreach (var other in others)
            around.Add(await Id(other));
        var totals = await Cell.Rows(Db, "participation_");
        var before = new List<string>();
        foreach (var other in around)
            before.Add(await WordsOf(other));

        await Erase(person);

        (await Cell.Rows(Db, "participation_")).Where(r => !IsOfPersons(r)).ShouldBe(totals.Where(r => !IsOfPersons(r)));
        (await Db.Read(Recount.Differences, Ct)).ShouldBe(0);
        (await Export(person)).SelectMany(r => r.Words).ShouldBeEmpty();
        foreach (var (other, words) in around.Zip(before))
            (await WordsOf(other)).ShouldBe(words);
        (await WhatIsThere(person)).ShouldAllBe(k => k.WithWords == 0);
        var cells = await Cell.All(Db);
        cells.Where(c => c.Value.Contains(person.Value, StringComparison.Ordinal)).Select(c => c.Path).Except(MayNameAnId).ShouldBeEmpty();
        var leading = new Regex($"(?<![a-z0-9])({string.Join('|', theirs.Select(Regex.Escape))})", RegexOptions.IgnoreCase);
        cells.Where(c => leading.IsMatch(c.Value)).ShouldBeEmpty();

        await Rests();
        var once = await Everything();
        await Erase(person);
        await Rests();
        (await Everything()).ShouldBe(once);
    }

    /// <summary>Erases in a unit of work that comes to nothing.</summary>
    public Task Undoes(PersonId person) => Db.Write(
        async s =>
        {
            await Records.Erase(s, person, app.Clock.GetCurrentInstant());
            s.Undo();
        },
        Ct);

    private Task Erase(PersonId person) => Db.Write(s => Records.Erase(s, person, app.Clock.GetCurrentInstant()), Ct);

    /// <summary>Facts are by person; the rest of what begins so are totals.</summary>
    private static bool IsOfPersons(string row) => row.StartsWith("participation_facts", StringComparison.Ordinal);

    /// <summary>But for what a running host writes by itself.</summary>
    public async Task<IReadOnlyList<string>> Everything() =>
        [.. (await Cell.Rows(Db, "")).Where(r => !Moving.Any(table => r.StartsWith(table, StringComparison.Ordinal)))];
}

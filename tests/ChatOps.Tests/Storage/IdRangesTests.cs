using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

/// <summary>
/// What is gone through a range at a time is gone through wholly, however many there are, and whatever is found comes out in one look.
/// </summary>
public abstract class IdRangesTests(string engine) : DatabaseTests(engine)
{
    private const int Most = 3;

    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, 0)", null);

    private static readonly Statement End = new(
        "End",
        "SELECT COUNT(*) AS count, MAX(d.id) AS last_id FROM (SELECT id FROM deliveries WHERE id > @After ORDER BY id LIMIT @Most) d",
        null);

    private static readonly Statement Within = new(
        "Within", "SELECT id FROM deliveries WHERE id > @After AND id <= @Until ORDER BY id", null);

    private readonly IdRanges _ranges = new(End, Most);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(6, 2)]
    [InlineData(7, 3)]
    public async Task all_are_seen_in_so_many_looks_and_again_in_as_many_more(int rows, int looks)
    {
        var all = await Add(rows);
        for (var cycle = 0; cycle < 3; cycle++)
        {
            var seen = new List<string>();
            for (var look = 0; look < looks; look++)
                seen.AddRange(await Look(_ => 0));

            seen.ShouldBe(all);
        }
    }

    [Fact]
    public async Task what_is_found_leads_on_to_the_next_range_and_nothing_ends_the_look()
    {
        var all = await Add(10);
        await Look(_ => 0);

        (await Look(some => some.Contains(all[5]) ? 2 : 0)).ShouldBe(all.Skip(3).Take(6));
        (await Look(_ => 1)).ShouldBe(all.Skip(9));
        (await Look(_ => 1)).ShouldBe(all);
    }

    [Fact]
    public async Task what_is_found_is_counted_over_all_ranges()
    {
        await Add(7);

        (await _ranges.Look(Db, isWhole: false, some => Task.FromResult(2), Ct)).ShouldBe(6);
        (await _ranges.Look(Db, isWhole: true, some => Task.FromResult(2), Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task as_a_whole_all_are_one_range()
    {
        var all = await Add(8);
        var ranges = new List<IReadOnlyList<string>>();
        await _ranges.Look(Db, isWhole: true, async some => await Note(ranges, some, 0), Ct);

        ranges.ShouldHaveSingleItem().ShouldBe(all);
    }

    [Fact]
    public async Task a_look_that_breaks_off_holds_up_no_other_range()
    {
        var all = await Add(5);

        await Should.ThrowAsync<InvalidOperationException>(() => Look(_ => throw new InvalidOperationException("broken")));
        (await Look(_ => 0)).ShouldBe(all.Skip(3));
        (await Look(_ => 0)).ShouldBe(all.Take(3));
    }

    [Fact]
    public async Task what_comes_and_goes_meanwhile_skips_none_of_the_others()
    {
        var all = await Add(6);
        await Look(_ => 0);
        await Db.Write(db => db.Execute(new Statement("Delete", "DELETE FROM deliveries WHERE id = @Id", null), new { Id = all[2] }), Ct);
        await Db.Write(db => db.Execute(Insert, new { Id = $"{all[3]}+" }), Ct);

        (await Look(_ => 0)).ShouldBe([all[3], $"{all[3]}+", all[4]]);
        (await Look(_ => 0)).ShouldBe([all[5]]);
        (await Look(_ => 0)).ShouldBe([all[0], all[1], all[3]]);
    }

    private async Task<IReadOnlyList<string>> Add(int rows)
    {
        var ids = Enumerable.Range(0, rows).Select(_ => Ids.New()).Order(StringComparer.Ordinal).ToList();
        foreach (var id in ids)
            await Db.Write(db => db.Execute(Insert, new { Id = id }), Ct);
        return ids;
    }

    /// <summary>What one look saw.</summary>
    private async Task<IReadOnlyList<string>> Look(Func<IReadOnlyList<string>, int> find)
    {
        var seen = new List<IReadOnlyList<string>>();
        await _ranges.Look(Db, isWhole: false, async some => find((await Note(seen, some, 1)) > 0 ? seen[^1] : []), Ct);
        return [.. seen.SelectMany(s => s)];
    }

    private async Task<int> Note(List<IReadOnlyList<string>> seen, IdRange some, int found)
    {
        seen.Add(await Db.Read(db => db.Query<string>(Within, new { some.After, some.Until }), Ct));
        return found;
    }
}

public sealed class SqliteIdRangesTests() : IdRangesTests("sqlite");

public sealed class PostgresIdRangesTests() : IdRangesTests("postgres");

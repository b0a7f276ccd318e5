using ChatOps.Storage;
using ChatOps.Storage.Outages;
using ChatOps.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Tests.Storage;

/// <summary>Faults of the file and of what it lies on, as the writer meets them.</summary>
public sealed class SqliteOutageTests() : DatabaseTests("sqlite")
{
    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, 0)", null);
    private static readonly Statement All = new("All", "SELECT id FROM deliveries WHERE length(id) < 9 ORDER BY id", null);

    [Fact]
    public async Task what_does_not_fit_is_refused_alone_and_fits_when_there_is_room()
    {
        await Run("PRAGMA max_page_count=1");
        var large = new string('x', 200_000);

        var units = new[] { "a", large, "b" }.Select(id => Add(Db, id)).ToList();
        (await Should.ThrowAsync<DatabaseAway>(() => units[1])).Outage.ShouldBe(Outage.Full);
        await Task.WhenAll(units[0], units[2]);
        await Run("PRAGMA max_page_count=100000");
        await Add(Db, large + "!");

        (await Ids()).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    public async Task a_file_that_was_taken_away_takes_nothing_more(string end)
    {
        await Add(Db, "a");
        File.Move(DataFile + end, DataFile + ".away");

        (await Should.ThrowAsync<DatabaseAway>(() => Add(Db, "b"))).Outage.ShouldBe(Outage.Gone);

        File.Move(DataFile + ".away", DataFile + end);
        await Add(Db, "c");
        (await Ids()).ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task another_file_in_its_place_takes_nothing_and_stays_as_it_is()
    {
        await Add(Db, "a");
        await using (var other = await TestDatabase.Create(Engine.Sqlite))
        {
            File.Move(DataFile, DataFile + ".away");
            File.Copy(new SqliteConnectionStringBuilder(other.Settings.ConnectionString).DataSource, DataFile);
        }
        var before = await File.ReadAllBytesAsync(DataFile, Ct);

        (await Should.ThrowAsync<DatabaseAway>(() => Add(Db, "b"))).Outage.ShouldBe(Outage.Gone);
        (await Should.ThrowAsync<DatabaseAway>(() => Add(Db, "c"))).Outage.ShouldBe(Outage.Gone);

        (await File.ReadAllBytesAsync(DataFile, Ct)).ShouldBe(before);
    }

    [Fact]
    public async Task a_file_that_is_not_there_is_not_made_by_who_only_uses_it()
    {
        using var folder = new Folder();
        await using var db = new Db(new DbSettings { ConnectionString = $"Data Source={folder["none.db"]}" });

        (await Should.ThrowAsync<DatabaseAway>(() => Add(db, "a"))).Outage.ShouldBe(Outage.Unreachable);

        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void the_engines_errors_are_told_apart_from_errors_of_the_work()
    {
        Outage? Sqlite(int code) => new InvalidOperationException("around it", new SqliteException("", code)).OutageOf();
        Outage? Postgres(string state) => new PostgresException("", "ERROR", "ERROR", state).OutageOf();

        new[] { 5, 6, 8, 10, 11, 13, 14, 26 }
            .Select(Sqlite)
            .ShouldBe([
                Outage.Locked,
                Outage.Locked,
                Outage.ReadOnly,
                Outage.DiskFailed,
                Outage.Damaged,
                Outage.Full,
                Outage.Unreachable,
                Outage.Damaged,
            ]);
        new[] { "25006", "53100", "53300", "57P01", "57P03", "08006", "55P03", "28P01", "3D000", "58030" }
            .Select(Postgres)
            .ShouldBe([
                Outage.ReadOnly,
                Outage.Full,
                Outage.Unreachable,
                Outage.Unreachable,
                Outage.Unreachable,
                Outage.Unreachable,
                Outage.Locked,
                Outage.Unreachable,
                Outage.Unreachable,
                Outage.DiskFailed,
            ]);
        new[] { 1, 19, 20 }.Select(Sqlite).ShouldAllBe(o => o == null);
        new[] { "23505", "42P01", "22P02" }.Select(Postgres).ShouldAllBe(o => o == null);
    }

    private string DataFile => new SqliteConnectionStringBuilder(Database.Settings.ConnectionString).DataSource;

    private Task<int> Run(string words) => Db.Write(s => s.Execute(new Statement("test", words, null)), Ct);

    private static Task<int> Add(Db db, string id) => db.Write(s => s.Execute(Insert, new { Id = id }), Ct);

    private Task<IReadOnlyList<string>> Ids() => Db.Read(s => s.Query<string>(All), Ct);
}

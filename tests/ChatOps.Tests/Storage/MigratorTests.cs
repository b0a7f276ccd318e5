using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

public abstract class MigratorTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement Names = new("Names", "SELECT name FROM migrations ORDER BY name", null);
    private static readonly Statement Forget = new("Forget", "DELETE FROM migrations WHERE name = @Name", null);
    private static readonly Statement Members = new("Members", "SELECT count(*) FROM memberships", null);

    protected override bool IsMigrated => false;

    private Migrator Migrator => new(Database.Settings, SystemClock.Instance);

    [Fact]
    public async Task everything_is_applied_once_and_in_order()
    {
        (await Migrator.Migrate(Ct)).ShouldBe(Migrator.Known);
        (await Migrator.Migrate(Ct)).ShouldBeEmpty();
        (await Db.Read(db => db.Query<string>(Names), Ct)).ShouldBe(Migrator.Known);
        (await Db.Read(db => db.Find<long>(Members), Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task looking_changes_nothing()
    {
        (await Migrator.Pending(Ct)).ShouldBe(Migrator.Known);
        (await Migrator.Pending(Ct)).ShouldBe(Migrator.Known);
        await Migrator.Migrate(Ct);
        (await Migrator.Pending(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task instances_that_start_at_once_apply_each_migration_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator.Migrate(Ct), Ct)));

        runs.SelectMany(applied => applied).Order(StringComparer.Ordinal).ShouldBe(Migrator.Known);
    }

    [Fact]
    public async Task a_migration_that_fails_is_undone_and_not_recorded()
    {
        await Migrator.Migrate(Ct);
        var last = Migrator.Known[^1];
        await Db.Write(db => db.Execute(Forget, new { Name = last }), Ct);

        // Its tables are there already.
        await Should.ThrowAsync<Exception>(() => Migrator.Migrate(Ct));
        (await Migrator.Pending(Ct)).ShouldBe([last]);
    }
}

public sealed class SqliteMigratorTests() : MigratorTests("sqlite")
{
    [Fact]
    public async Task looking_creates_no_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"chatops-{Guid.NewGuid():N}", "none.db");
        (await new Migrator(new DbSettings { ConnectionString = $"Data Source={path}" }, SystemClock.Instance).Pending(Ct)).ShouldBe(
            Migrator.Known);
        Directory.Exists(Path.GetDirectoryName(path)).ShouldBeFalse();
    }
}

public sealed class PostgresMigratorTests() : MigratorTests("postgres");

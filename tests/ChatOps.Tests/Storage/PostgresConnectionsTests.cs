using ChatOps.CheckIns;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Postgres;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

public sealed class PostgresConnectionsTests() : DatabaseTests("postgres")
{
    private static readonly Statement Typed = new(
        "Typed", "UPDATE check_ins SET changed_at = @At, week = @Week, person_id = @Person WHERE id = 'nobody'", null);
    private static readonly Statement KeptPlans = new(
        "KeptPlans", "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE '%FROM check_ins c%'", null);
    private static readonly Statement Prepared = new("Prepared", "SELECT statement FROM pg_prepared_statements", null);

    /// <summary>As an operator's server is, not as the tests' own.</summary>
    private DbSettings Deciding => new() { ConnectionString = $"{Database.Settings.ConnectionString};Options=-c plan_cache_mode=auto" };

    [Fact]
    public async Task what_is_seen_twice_is_prepared_also_without_values()
    {
        var prepared = await Db.Write(
            async db =>
            {
                for (var i = 0; i < 3; i++)
                    await db.Execute(Typed, new { At = (Instant?)null, Week = (LocalDate?)null, Person = (PersonId?)null });
                return await db.Query<string>(Prepared);
            },
            Ct);

        prepared.ShouldContain(s => s.StartsWith("UPDATE check_ins SET changed_at", StringComparison.Ordinal));
    }

    /// <summary>What is looked for in an array is planned anew each time, where the server decides.</summary>
    [Fact]
    public async Task the_plan_that_finds_one_check_in_is_kept()
    {
        var store = new CheckInStore(null!);
        await using var db = new Db(Deciding);
        var kept = await db.Read(
            async session =>
            {
                for (var i = 0; i < 10; i++)
                    (await store.Find(session, "nobody")).ShouldBeNull();
                return await session.Query<long>(KeptPlans);
            },
            Ct);

        kept.ShouldHaveSingleItem().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("Max Auto Prepare=0;Auto Prepare Min Usages=7")]
    [InlineData("MaxAutoPrepare=0;AutoPrepareMinUsages=7")]
    public void what_the_operator_wrote_wins(string written)
    {
        var text = PostgresConnections.Describe(new DbSettings { ConnectionString = $"Host=127.0.0.1;{written}" });

        text.MaxAutoPrepare.ShouldBe(0);
        text.AutoPrepareMinUsages.ShouldBe(7);
    }
}

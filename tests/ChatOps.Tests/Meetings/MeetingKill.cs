using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Meetings;

/// <summary>Runs the built program up to a step of a meeting and ends it there.</summary>
internal static class MeetingKill
{
    private const string Name = "chatops-to-be-killed";

    private static Ct Stop => TestContext.Current.CancellationToken;

    /// <param name="app">Everything but the host.</param>
    /// <param name="engine">On which database.</param>
    /// <param name="step">One of our own checkpoints, where the program holds; null: somebody outside keeps it waiting.</param>
    /// <param name="reached">Ends when it waits outside.</param>
    public static async Task Doom(App app, Engine engine, string? step, Task reached)
    {
        using var folder = new Folder();
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ChatOps__HoldAt"] = step ?? "" };
        string[] named =
            engine == Engine.Postgres
                ? ["--Database:ConnectionString", $"{app.Database.Settings.ConnectionString};Application Name={Name}"]
                : [];
        await using var doomed = Binary.Start(folder, environment, [.. app.Arguments, .. named]);
        if (step is not null)
            await doomed.Says($"Holding at {step}");
        else
            await reached.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        await doomed.Kill();
    }

    /// <summary>What the dead program had claimed runs out.</summary>
    public static async Task TimePasses(App app, Engine engine)
    {
        // PostgreSQL ends what it was told to do before it sees that nobody is there any more.
        while (
            engine == Engine.Postgres
            && await app.Database.Db.Read(
                db =>
                    db.Find<int>(
                        new Statement(
                            "test",
                            $"SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = '{Name}' AND datname = current_database()",
                            null)),
                Stop) > 0)
            await Task.Delay(20, Stop);
        await app.Database.Db.Write(
            db => db.Execute(new Statement("test", "UPDATE meeting_work SET next_at = 0 WHERE claimed_by IS NOT NULL", null)), Stop);
    }

    public static Task EndsThePair(App app) => app.Database.Db.Write(async db =>
    {
        var id = (await db.Query<string>(new Statement("test", "SELECT id FROM partnerships", null))).Single();
        await new ChatOps.Partnerships.PairingStore().End(db, id, SystemClock.Instance.GetCurrentInstant());
    }, Stop);
}

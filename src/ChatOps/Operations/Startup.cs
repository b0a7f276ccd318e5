using ChatOps.Operations.Checks;
using ChatOps.Operations.Measuring;
using ChatOps.Operations.Probing;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Storage.Files;
using ChatOps.Storage.Sqlite;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatOps.Operations;

/// <summary>
/// The first and the last thing of a start: the schema and the content key before anything runs, the announcement when all of it does.
/// </summary>
internal sealed partial class Startup(
    OneHost host,
    Migrator migrator,
    ParticipationRole role,
    DbSettings database,
    KeyRing ring,
    IClock clock,
    ChatOpsSettings settings,
    ServeOptions options,
    IServer server,
    OneTimeLink link,
    ILogger<Startup> log) : IHostedLifecycleService
{
    /// <summary>The operator was told everything. Readiness waits for it: whoever sees 200 can have read the link.</summary>
    public bool IsAnnounced { get; private set; }

    public async Task StartingAsync(Ct cancellationToken)
    {
        Claim();
        foreach (var name in await migrator.Migrate(cancellationToken))
            Log.Migrated(log, name);
        if ((await role.Ensure(cancellationToken)).Count > 0)
            Log.RoleIsMissing(log);
        Protect();
        // A connection that tells nothing: what fails here ends the start, which says so itself, in one sentence.
        await using var db = new Db(database);
        await new KeyCheck(ring, db).Run(cancellationToken);
        // A database that takes no writes is noticed now, not by the first member.
        await new Heartbeat(db, clock).Beat(cancellationToken);
    }

    public Task StartedAsync(Ct cancellationToken)
    {
        IEnumerable<string> addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } listening
            ? listening
            : settings.Urls;
        var pages = addresses.Where(a => !MetricsPage.Ports(settings.MetricsUrls).Overlaps(MetricsPage.Ports([a])));
        foreach (var line in Announcement.Of(settings, options, Announcement.Address(pages), link))
            Console.Out.WriteLine(line);
        IsAnnounced = true;
        return Task.CompletedTask;
    }

    public Task StartAsync(Ct cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(Ct cancellationToken)
    {
        // Load balancers look elsewhere while the rest winds down.
        IsAnnounced = false;
        return Task.CompletedTask;
    }

    public Task StopAsync(Ct cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(Ct cancellationToken) => Task.CompletedTask;

    private void Claim()
    {
        if (DatabaseFile.HasOtherNames(database))
            throw new Misconfigured([$"Database:ConnectionString: {DatabaseFile.OtherNames}"]);
        if (host.Claim() is { } other)
            throw new Misconfigured([
                $"Database:ConnectionString: another host uses this SQLite file already{(other.Length > 0 ? $" ({other})" : "")}: "
                + "stop that one first. Several hosts share PostgreSQL only.",
            ]);
        if (DatabaseFile.NetworkOf(database) is { } network)
            Log.FileIsFarAway(log, network);
    }

    /// <summary>Files from before the host looked after their modes, or from a copy.</summary>
    private void Protect()
    {
        ring.Protect();
        if (database.EngineInUse != Engine.Sqlite)
            return;
        var path = SqliteConnections.Describe(database).DataSource;
        foreach (var end in (string[])["", "-wal", "-shm"])
            PrivateFiles.Close(path + end);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The database's file lies on a network file system ({Kind}), where SQLite can lose what was written: "
                + "put it on a disk of this machine, or use PostgreSQL"
        )]
        public static partial void FileIsFarAway(ILogger logger, string kind);

        [LoggerMessage(Level = LogLevel.Information, Message = "Migration {Migration} is applied")]
        public static partial void Migrated(ILogger logger, string migration);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The participation page waits for its database role, which this login may not create; `migrate` prints the statements"
        )]
        public static partial void RoleIsMissing(ILogger logger);
    }
}

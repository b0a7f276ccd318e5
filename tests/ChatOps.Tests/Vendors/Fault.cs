using System.Reflection;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatOps.Tests.Vendors;

/// <summary>Something that keeps a running host from using its database, and passes.</summary>
internal sealed class Fault(App app, Func<Task> begin, Func<Task> end, IAsyncDisposable? rest = null) : IAsyncDisposable
{
    private bool _isOn;

    public Task Begin()
    {
        _isOn = true;
        return begin();
    }

    public Task End()
    {
        _isOn = false;
        return end();
    }

    /// <summary>The host is stopped with its database in place: its scheduler would wait for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOn)
            await End();
        await app.Stop();
        if (rest is not null)
            await rest.DisposeAsync();
    }

    /// <param name="app">Prepared, and not running yet.</param>
    /// <param name="name">Which.</param>
    public static Fault On(App app, string name) =>
        (app.Database.Db.Engine, name) switch
        {
            (Engine.Sqlite, "full") => Full(app, SmallDisk.Over(Path.GetDirectoryName(FileOf(app))!, 16)),
            (Engine.Sqlite, "read-only") => new Fault(
                app, () => Pragma(app, "PRAGMA query_only=1"), () => Pragma(app, "PRAGMA query_only=0")),
            (Engine.Sqlite, "gone") => new Fault(
                app, () => Move(FileOf(app), FileOf(app) + ".away"), () => Move(FileOf(app) + ".away", FileOf(app))),
            (Engine.Postgres, "read-only") => new Fault(
                app, () => ReadOnly(app), () => Server(app, "SET default_transaction_read_only = off")),
            (Engine.Postgres, "unreachable") => Unreachable(app),
            _ => throw new ArgumentException(name, nameof(name)),
        };

    private static string FileOf(App app) => new SqliteConnectionStringBuilder(app.Database.Settings.ConnectionString).DataSource;

    private static Fault Full(App app, SmallDisk? disk)
    {
        Assert.SkipWhen(disk is null, "Only root can mount a small disk.");
        return new Fault(app, () => Done(disk.Fill), () => Done(disk.Free), new Unmount(disk));
    }

    /// <summary>The writer's own connection, between two transactions, as if its file lay on a disk that takes no writes.</summary>
    private static Task<int> Pragma(App app, string words)
    {
        var writer = Field(app.Services.GetRequiredService<Db>(), "_writer");
        return ((IWriterConnection)Field(writer, "_connection")).NewSession().Execute(new Statement("test", words, null));
    }

    private static object Field(object of, string name) =>
        of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of)!;

    private static Task Move(string from, string to) => Done(() => File.Move(from, to));

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    /// <summary>
    /// On new connections, and there are only new ones. Those of this time stay so when it is over: whoever wants to write needs others.
    /// </summary>
    private static async Task ReadOnly(App app)
    {
        await Server(app, "SET default_transaction_read_only = on");
        await Server(app, null);
    }

    /// <summary>Changes what is set for the database, or ends (null) all connections to it.</summary>
    private static async Task Server(App app, string? setting)
    {
        var database = new NpgsqlConnectionStringBuilder(app.Database.Settings.ConnectionString) { Pooling = false };
        var name = database.Database;
        database.Database = "postgres";
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            setting is not null
                ? $"ALTER DATABASE {name} {setting}"
                : $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
            connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static Fault Unreachable(App app)
    {
        var database = new NpgsqlConnectionStringBuilder(app.Database.Settings.ConnectionString);
        var cable = new Cable(database.Port);
        database.Port = cable.Port;
        app.More.AddRange(["--Database:ConnectionString", database.ConnectionString]);
        return new Fault(app, () => Done(cable.Cut), () => Done(cable.Join), cable);
    }

    private sealed class Unmount(SmallDisk disk) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            disk.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

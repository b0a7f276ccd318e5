using System.Data.Common;
using System.Text.RegularExpressions;
using ChatOps.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Tests.Storage;

/// <summary>Whether an engine understands a statement, which is not run for it.</summary>
internal static partial class Understanding
{
    /// <summary>A connection that nobody else gets afterwards, not open yet.</summary>
    public static DbConnection Connect(DbSettings settings)
    {
        var text = settings.ConnectionString + ";Pooling=false";
        return settings.EngineInUse == Engine.Postgres ? new NpgsqlConnection(text) : new SqliteConnection(text);
    }

    /// <summary>What the engine says is wrong with it, or null.</summary>
    public static async Task<string?> Fault(DbConnection connection, Statement statement, Ct ct)
    {
        try
        {
            await Look(connection, statement, ct);
            return null;
        }
        catch (Exception e) when (e is SqliteException or PostgresException)
        {
            return e.Message;
        }
    }

    private static async Task Look(DbConnection connection, Statement statement, Ct ct)
    {
        await using var command = connection.CreateCommand();
        if (connection is SqliteConnection)
        {
            command.CommandText = statement.For(Engine.Sqlite);
            await command.PrepareAsync(ct);
            return;
        }

        var text = Numbered(statement.For(Engine.Postgres));
        // A lock can't be prepared: it is taken and given back.
        command.CommandText = text.StartsWith("LOCK ", StringComparison.Ordinal)
            ? $"BEGIN; {text}; ROLLBACK"
            : $"PREPARE looked_at AS {text}; DEALLOCATE looked_at";
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>As the server itself takes it: values by number. What is quoted or said beside the statement stays.</summary>
    private static string Numbered(string text)
    {
        var names = new List<string>();
        return Named().Replace(text, m =>
        {
            if (!m.Groups["name"].Success)
                return m.Value;
            if (!names.Contains(m.Groups["name"].Value))
                names.Add(m.Groups["name"].Value);
            return $"${names.IndexOf(m.Groups["name"].Value) + 1}";
        });
    }

    [GeneratedRegex(@"'[^']*'|--[^\n]*|@(?<name>\w+)")]
    private static partial Regex Named();
}

using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;

namespace ChatOps.Storage;

/// <summary>
/// What waits to be sent to a server: statements that go in one call, in this order, and what to do with the rows of each. A unit of work
/// that changes three tables and then asks something waits for the server once instead of four times.
/// </summary>
internal sealed partial class RoundTrip
{
    private static readonly ConcurrentDictionary<(string Text, int Number), string> Numbered = new();

    private readonly List<Part> _parts = [];

    public bool IsEmpty => _parts.Count == 0;

    /// <param name="name">Of the statement, for whoever can't read a row of it.</param>
    /// <param name="text">Gives rows exactly when <paramref name="read"/> is there to read them.</param>
    /// <param name="values">By name; other parts may give the same name to something else.</param>
    /// <param name="read">Reads the rows.</param>
    public void Add(string name, string text, object? values, Action<DbDataReader>? read) => _parts.Add(new Part(name, text, values, read));

    /// <summary>Sends all that waits, and reads what comes. Afterwards nothing waits, also where it failed.</summary>
    /// <exception cref="DbException">The engine refused one of them; none of those after it was run.</exception>
    /// <exception cref="UnreadableRow">A column holds what its member can't take.</exception>
    public async Task Send(DbConnection connection, DbTransaction? transaction, bool blocks)
    {
        Part[] parts = [.. _parts];
        _parts.Clear();
        var texts = parts.Select((p, i) => Numbered.GetOrAdd((p.Text, i), static key => Parameter().Replace(key.Text, $"$0_{key.Number}")));
        var command = new CommandDefinition(string.Join("\n;\n", texts), new Values(parts), transaction, commandType: CommandType.Text);
        await using var reader = blocks ? Open(connection, command) : await connection.ExecuteReaderAsync(command);
        foreach (var part in parts.Where(p => p.Read is not null))
        {
            part.ReadRows(reader);
            // What gives no rows is passed over; what follows the last rows is run, too.
            _ = blocks ? Next(reader) : await reader.NextResultAsync(command.CancellationToken);
        }
    }

    private static DbDataReader Open(DbConnection connection, CommandDefinition command) => (DbDataReader)connection.ExecuteReader(command);

    private static bool Next(DbDataReader reader) => reader.NextResult();

    [GeneratedRegex(@"@\w+", RegexOptions.None, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Parameter();

    private sealed record Part(string Name, string Text, object? Given, Action<DbDataReader>? Read)
    {
        public void ReadRows(DbDataReader reader)
        {
            try
            {
                Read!(reader);
            }
            catch (DataException)
            {
                // Dapper's own words quote the value, which may be a name.
                throw new UnreadableRow(Name);
            }
        }
    }

    /// <summary>The values of all parts, each under its name and its part's number.</summary>
    private sealed class Values(IReadOnlyList<Part> parts) : SqlMapper.IDynamicParameters
    {
        public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            for (var number = 0; number < parts.Count; number++)
            {
                var first = command.Parameters.Count;
                SqlMapper.IDynamicParameters values = new DynamicParameters(parts[number].Given) { RemoveUnused = false };
                values.AddParameters(command, identity);
                for (var i = first; i < command.Parameters.Count; i++)
                {
                    var parameter = (IDataParameter)command.Parameters[i]!;
                    parameter.ParameterName = $"{parameter.ParameterName}_{number}";
                }
            }
        }
    }
}

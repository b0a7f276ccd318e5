using System.Data.Common;
using System.Diagnostics;
using ChatOps.Benchmarks.Stage;
using ChatOps.People;

namespace ChatOps.Benchmarks.Floors;

/// <summary>
/// What the engine alone needs for the shares of groups: the statements that the host sends for them, recorded once, and run again on a
/// fresh copy by a bare loop with prepared commands and nothing else. One connection, group after group.
/// </summary>
internal sealed class Floor(Options options, Databases databases)
{
    public const int GroupSize = 32;

    private List<IReadOnlyList<Call>> _groups = [];

    /// <summary>Each of the authors shares for the first time, in the order in which the sender of the benchmark takes them.</summary>
    public async Task Record(string keys, Vendors vendors, IReadOnlyList<Author> authors, Ct ct)
    {
        var database = await databases.Copy();
        await using (var sharing = new Sharing(keys, database, vendors))
        {
            await using var connection = Group.Open(database);
            var groups = new List<IReadOnlyList<Call>>();
            foreach (
                var some in authors
                    .Where(a => a.Account.Channel == Channel.Slack)
                    .Select(a => a.Anew())
                    .Chunk(GroupSize)
                    .Where(c => c.Length == GroupSize))
            {
                await using var recorded = new RecordedConnection(connection);
                await Group.Run(connection, transaction => sharing.Together(recorded, databases.Engine, transaction, some, ct));
                groups.Add(recorded.Calls);
            }

            _groups = groups;
        }

        await databases.Drop(database);
    }

    /// <summary>A fifth of the groups warms up. Latencies are those of groups, memory is this program's.</summary>
    public async Task<Figures> Turn()
    {
        var database = await databases.Copy();
        Figures figures;
        var ran = _groups.Count / 5;
        await using (var connection = Group.Open(database))
        {
            var commands = new Dictionary<string, DbCommand>(StringComparer.Ordinal);
            foreach (var group in _groups.Take(ran))
                await Run(connection, commands, group);
            using var own = Process.GetCurrentProcess();
            var (cpu, since, latencies) = (own.TotalProcessorTime, Stopwatch.StartNew(), new List<int>());
            for (; ran < _groups.Count && since.Elapsed.TotalSeconds < options.Seconds; ran++)
            {
                var sent = Stopwatch.GetTimestamp();
                await Run(connection, commands, _groups[ran]);
                latencies.Add((int)Stopwatch.GetElapsedTime(sent).TotalMicroseconds);
            }

            var time = since.Elapsed;
            own.Refresh();
            figures = Figures.Of(latencies, time, own.TotalProcessorTime - cpu, own.WorkingSet64) is var groups
                ? groups with { Rate = groups.Rate * GroupSize, Cpu = groups.Cpu / GroupSize } : null!;
            foreach (var command in commands.Values)
                await command.DisposeAsync();
        }

        var kept = await databases.Ask(database, "SELECT SUM(version - 1) FROM check_ins");
        if (kept != ran * GroupSize)
            throw new InvalidOperationException($"{ran * GroupSize} were run, {kept} are kept.");
        await databases.Drop(database);
        return figures;
    }

    private static Task Run(DbConnection connection, Dictionary<string, DbCommand> commands, IReadOnlyList<Call> group) =>
        Group.Run(connection, transaction =>
        {
            foreach (var call in group)
                Run(connection, commands, call, transaction);
            return Task.CompletedTask;
        });

    private static void Run(DbConnection connection, Dictionary<string, DbCommand> commands, Call call, DbTransaction transaction)
    {
        if (!commands.TryGetValue(call.Text, out var command))
            commands.Add(call.Text, command = Prepare(connection, call, transaction));
        command.Transaction = transaction;
        for (var i = 0; i < call.Parameters.Count; i++)
            command.Parameters[i].Value = call.Parameters[i].Value;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            for (var i = 0; i < rows.FieldCount; i++)
                rows.GetValue(i);
        }
    }

    private static DbCommand Prepare(DbConnection connection, Call call, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.CommandText = call.Text;
        command.Transaction = transaction;
        foreach (var given in call.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (given.ParameterName, given.Value);
            if (given is Npgsql.NpgsqlParameter { DataTypeName: not null } typed)
                ((Npgsql.NpgsqlParameter)parameter).DataTypeName = typed.DataTypeName;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }
}

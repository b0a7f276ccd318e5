using Npgsql;

namespace ChatOps.Storage;

/// <summary>
/// The writer's statements on PostgreSQL: what nobody waits for is carried until somebody waits for the next, and travels with it. A check-in takes two
/// round trips instead of nine. Statements arrive in the order in which they were given.
/// </summary>
internal sealed class PostgresBatch(NpgsqlConnection connection) : IStatements
{
    /// <summary>More than this is sent at once: both sides could be waiting for the other to read.</summary>
    private const int Most = 64;

    private readonly List<Carried> _carried = [];
    private int _others;
    private bool _isMarkCarried;

    public Engine Engine => Engine.Postgres;

    /// <summary>A statement of an earlier unit of the group failed after that unit was over: the group can't be kept.</summary>
    public bool IsLost { get; private set; }

    /// <summary>From here on what fails is the next unit's.</summary>
    public void Mark()
    {
        _others = _carried.Count;
        _isMarkCarried = true;
        _carried.Add(new Carried(new NpgsqlBatchCommand("SAVEPOINT unit"), null, 0, ""));
    }

    /// <summary>Forgets what the unit sent and is still here; false when its mark has left already, and the server has to go back to it.</summary>
    public bool TryForget()
    {
        var from = _isMarkCarried ? _others : 0;
        _carried.RemoveRange(from, _carried.Count - from);
        return _isMarkCarried;
    }

    public void Clear()
    {
        _carried.Clear();
        (_others, _isMarkCarried, IsLost) = (0, false, false);
    }

    public ValueTask<Sent> Send(Statement statement, object? values, int atLeast)
    {
        if (_carried.Count >= Most)
            Flush();
        var sent = new Sent();
        _carried.Add(new Carried(Command(statement, values), sent, atLeast, statement.Name));
        return new(sent);
    }

    public ValueTask<int> Execute(Statement statement, object? values)
    {
        var command = Command(statement, values);
        Run(command, batch => batch.ExecuteNonQuery());
        return new((int)command.RecordsAffected);
    }

    public ValueTask<List<T>> Query<T>(Statement statement, object? values)
    {
        var rows = new List<T>();
        Run(Command(statement, values), batch =>
        {
            using var answer = batch.ExecuteReader();
            var row = new PostgresRow(answer);
            var read = statement.NumberedFor(Engine.Postgres).Reader<T>(() => PostgresStatements.ColumnsOf(answer));
            while (answer.Read())
                rows.Add(read(row));
            // What fails after the last row fails here.
            answer.NextResult();
        });
        return new(rows);
    }

    /// <summary>Sends what is carried.</summary>
    public void Flush()
    {
        if (_carried.Count > 0)
            Run(null, batch => batch.ExecuteNonQuery());
    }

    private void Run(NpgsqlBatchCommand? last, Action<NpgsqlBatch> run)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var carried in _carried)
            batch.BatchCommands.Add(carried.Command);
        if (last is not null)
            batch.BatchCommands.Add(last);
        try
        {
            run(batch);
            Settle();
        }
        catch (PostgresException e) when (e.BatchCommand is NpgsqlBatchCommand failed)
        {
            IsLost |= IsOthers(_carried.FindIndex(c => c.Command == failed));
            throw;
        }
        finally
        {
            _carried.Clear();
            (_others, _isMarkCarried) = (0, false);
        }
    }

    private void Settle()
    {
        for (var at = 0; at < _carried.Count; at++)
        {
            var (command, sent, atLeast, name) = _carried[at];
            if (sent is null)
                continue;
            sent.Rows = (int)command.RecordsAffected;
            if (sent.Rows >= atLeast)
                continue;
            IsLost |= IsOthers(at);
            throw new InvalidOperationException($"{name} changed {sent.Rows} rows.");
        }
    }

    private bool IsOthers(int at) => at >= 0 && at < _others;

    private static NpgsqlBatchCommand Command(Statement statement, object? values)
    {
        var text = statement.NumberedFor(Engine.Postgres);
        var command = new NpgsqlBatchCommand(text.Text);
        text.Put(values, new PostgresValues(command.Parameters));
        return command;
    }

    private sealed record Carried(NpgsqlBatchCommand Command, Sent? Sent, int AtLeast, string Name);
}

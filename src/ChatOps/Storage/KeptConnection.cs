using Microsoft.Data.Sqlite;

namespace ChatOps.Storage;

/// <summary>
/// A SQLite connection that keeps its prepared commands. Dapper makes and disposes a command for each statement, and preparing costs more than running:
/// here the command that <see cref="Expect"/> named goes out again, and disposing brings it back. Not for several threads at once, as any connection.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, KeptCommand> _idle = [];
    private string? _expected;

    internal bool IsClosing { get; private set; }

    /// <summary>The text of the next command that will be asked for.</summary>
    public void Expect(string text) => _expected = text;

    public override SqliteCommand CreateCommand()
    {
        var text = _expected;
        _expected = null;
        if (text is null)
            return base.CreateCommand();
        return _idle.Remove(text, out var kept) ? kept : new KeptCommand(this, text);
    }

    public override void Close()
    {
        // Closing disposes every command that it knows: now for good.
        IsClosing = true;
        _idle.Clear();
        base.Close();
        IsClosing = false;
    }

    /// <summary>Runs a statement without parameters.</summary>
    public void Run(string text)
    {
        Expect(text);
        using var command = CreateCommand();
        command.ExecuteNonQuery();
    }

    internal bool Keep(KeptCommand command) => !IsClosing && _idle.TryAdd(command.CommandText, command);
}

internal sealed class KeptCommand : SqliteCommand
{
    private readonly KeptConnection _connection;
    private readonly string _text;

    public KeptCommand(KeptConnection connection, string text)
        : base(text, connection)
    {
        _connection = connection;
        _text = text;
    }

    protected override void Dispose(bool disposing)
    {
        // A text that Dapper changed (a list was written out) is not asked for again in this form.
        if (disposing && CommandText == _text)
        {
            Parameters.Clear();
            if (_connection.Keep(this))
                return;
        }
        base.Dispose(disposing);
    }
}

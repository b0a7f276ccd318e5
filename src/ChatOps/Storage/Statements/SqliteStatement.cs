using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ChatOps.Storage;

/// <summary>A prepared statement of one connection: takes values, is stepped through, gives rows.</summary>
internal sealed unsafe class SqliteStatement : IValues, IRow, IDisposable
{
    private const int Nothing = 5;
    private const uint IsKept = 1;
    private const nint IsCopied = -1;

    private readonly SqliteConnection _connection;
    private readonly nint _database;
    private readonly Numbered _text;
    private readonly bool _isReadOnly;
    private readonly PinnedBytes _memory;
    private nint _statement;

    public SqliteStatement(SqliteConnection connection, PinnedBytes memory, Numbered text)
    {
        _connection = connection;
        _database = connection.Handle!.DangerousGetHandle();
        _memory = memory;
        _text = text;
        var bytes = Encoding.UTF8.GetBytes(text.Text);
        fixed (byte* start = bytes)
            Check(SqliteEngine.Prepare(_database, start, bytes.Length, IsKept, out _statement, out _));
        _isReadOnly = SqliteEngine.IsReadOnly(_statement) != 0;
    }

    public int Execute(object? values)
    {
        try
        {
            _text.Put(values, this);
            while (Step())
            {
            }
            return _isReadOnly ? 0 : SqliteEngine.Changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    public List<T> Query<T>(object? values)
    {
        try
        {
            _text.Put(values, this);
            var rows = new List<T>();
            var read = _text.Reader<T>(Columns);
            while (Step())
                rows.Add(read(this));
            return rows;
        }
        finally
        {
            Reset();
        }
    }

    public void Dispose()
    {
        if (_statement != 0)
            _ = SqliteEngine.End(_statement);
        _statement = 0;
    }

    void IValues.Put(int at, long? value)
    {
        if (value is { } number)
            Check(SqliteEngine.Put(_statement, at + 1, number));
    }

    void IValues.Put(int at, int? value) => ((IValues)this).Put(at, (long?)value);

    void IValues.Put(int at, bool? value) => ((IValues)this).Put(at, value is { } flag ? flag ? 1L : 0L : (long?)null);

    void IValues.Put(int at, double? value)
    {
        if (value is { } number)
            Check(SqliteEngine.Put(_statement, at + 1, number));
    }

    void IValues.Put(int at, string? value)
    {
        if (value is null)
            return;
        if (_memory.TryTake(Encoding.UTF8.GetMaxByteCount(value.Length), out var start, out var room))
        {
            var length = Encoding.UTF8.GetBytes(value, new Span<byte>(start, room));
            _memory.Keep(length);
            Check(SqliteEngine.PutText(_statement, at + 1, start, length, 0));
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(value);
        fixed (byte* text = bytes)
            Check(SqliteEngine.PutText(_statement, at + 1, text, bytes.Length, IsCopied));
    }

    void IValues.Put(int at, byte[]? value)
    {
        if (value is null)
            return;
        // An empty array has no address, and no address is null to SQLite.
        byte none = 0;
        fixed (byte* start = value)
            Check(SqliteEngine.PutBytes(_statement, at + 1, start is null ? &none : start, value.Length, IsCopied));
    }

    void IValues.Put(int at, string[] values) => ((IValues)this).Put(at, JsonSerializer.Serialize(values));

    void IValues.Put(int at, long[] values) => ((IValues)this).Put(at, JsonSerializer.Serialize(values));

    bool IRow.IsNull(int at) => SqliteEngine.ColumnType(_statement, at) == Nothing;

    string IRow.Text(int at)
    {
        // The length is that of the text only after the text was asked for.
        var start = SqliteEngine.ColumnText(_statement, at);
        return Encoding.UTF8.GetString(start, SqliteEngine.ColumnLength(_statement, at));
    }

    long IRow.Number(int at) => SqliteEngine.ColumnNumber(_statement, at);

    double IRow.Real(int at) => SqliteEngine.ColumnReal(_statement, at);

    bool IRow.Flag(int at) => SqliteEngine.ColumnNumber(_statement, at) != 0;

    byte[] IRow.Bytes(int at)
    {
        var start = SqliteEngine.ColumnBytes(_statement, at);
        return new ReadOnlySpan<byte>(start, SqliteEngine.ColumnLength(_statement, at)).ToArray();
    }

    private bool Step()
    {
        var code = SqliteEngine.Step(_statement);
        if (code == SqliteEngine.Row)
            return true;
        if (code != SqliteEngine.Done)
            Check(code);
        return false;
    }

    private void Reset()
    {
        _ = SqliteEngine.Reset(_statement);
        if (_text.Names.Count > 0)
            _ = SqliteEngine.ClearValues(_statement);
        _memory.Clear();
    }

    private IReadOnlyList<string> Columns() =>
        [.. Enumerable.Range(0, SqliteEngine.Columns(_statement)).Select(i => Marshal.PtrToStringUTF8(SqliteEngine.ColumnName(_statement, i))!)];

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection.Handle);
}

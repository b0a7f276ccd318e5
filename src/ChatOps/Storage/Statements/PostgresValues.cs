using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace ChatOps.Storage;

/// <summary>Values by position, in the order of their numbers.</summary>
internal sealed class PostgresValues(NpgsqlParameterCollection to) : IValues
{
    public void Put(int at, string? value) => Add(value, NpgsqlDbType.Text);

    public void Put(int at, long? value) => Add(value, NpgsqlDbType.Bigint);

    public void Put(int at, int? value) => Add(value, NpgsqlDbType.Integer);

    public void Put(int at, double? value) => Add(value, NpgsqlDbType.Double);

    public void Put(int at, bool? value) => Add(value, NpgsqlDbType.Boolean);

    public void Put(int at, byte[]? value) => Add(value, NpgsqlDbType.Bytea);

    public void Put(int at, string[] values) => Add(values, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public void Put(int at, long[] values) => Add(values, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    private void Add<T>(T? value, NpgsqlDbType type)
        where T : struct =>
        to.Add(value is { } some ? new NpgsqlParameter<T> { TypedValue = some, NpgsqlDbType = type } : Nothing(type));

    private void Add<T>(T? value, NpgsqlDbType type)
        where T : class =>
        to.Add(value is not null ? new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type } : Nothing(type));

    private static NpgsqlParameter Nothing(NpgsqlDbType type) => new() { Value = DBNull.Value, NpgsqlDbType = type };
}

internal sealed class PostgresRow(DbDataReader answer) : IRow
{
    public bool IsNull(int at) => answer.IsDBNull(at);

    public string Text(int at) => answer.GetString(at);

    public long Number(int at) => answer.GetInt64(at);

    public double Real(int at) => answer.GetDouble(at);

    /// <summary>A number, where the statement counts yes and no as SQLite does.</summary>
    public bool Flag(int at) => answer.GetFieldType(at) == typeof(bool) ? answer.GetBoolean(at) : answer.GetInt64(at) != 0;

    public byte[] Bytes(int at) => answer.GetFieldValue<byte[]>(at);
}

using System.Data;
using System.Globalization;
using System.Text.Json;
using ChatOps.Storage.Writing;
using Dapper;
using NodaTime.Text;
using Npgsql;

namespace ChatOps.Storage;

/// <summary>
/// How our types are stored, told to Dapper once: instants as Unix milliseconds, dates as ISO text, ids as their text. Enums are their
/// number by themselves, columns find their member by name (<c>snake_case</c> to <c>PascalCase</c>), what is null keeps its default. An
/// array of texts is one value: an array on PostgreSQL, JSON on SQLite. Every text is made a <see cref="StorableText"/>. There is nothing
/// for <c>Words</c>: a sealed column is bytes.
/// </summary>
internal static class StoredTypes
{
    private static readonly Lazy<bool> Told = new(Tell);

    /// <summary>Before the first statement; again does nothing.</summary>
    public static void Use() => _ = Told.Value;

    /// <summary>An id is stored as its text. Each says so beside its type, when the program is loaded.</summary>
    public static void Id<T>(Func<T, string> write, Func<string, T> read)
        where T : struct =>
        Add(DbType.String, id => StorableText.Of(write(id)), read);

    private static bool Tell()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // What Dapper compiles for a statement serves every file and every server of an engine: the writer's connection and the readers'.
        SqlMapper.ConnectionStringComparer = new ByEngine();
        Add<Instant, long>(DbType.Int64, at => at.ToUnixTimeMilliseconds(), Instant.FromUnixTimeMilliseconds);
        Add<LocalDate, string>(DbType.String, LocalDatePattern.Iso.Format, text => LocalDatePattern.Iso.Parse(text).GetValueOrThrow());
        SqlMapper.RemoveTypeMap(typeof(string));
        SqlMapper.AddTypeHandler(typeof(string), new Text());
        SqlMapper.AddTypeHandler(typeof(string[]), new Texts());
        return true;
    }

    private static void Add<T, TStored>(DbType type, Func<T, TStored> write, Func<TStored, T> read)
        where T : struct =>
        SqlMapper.AddTypeHandler(typeof(T), new Stored<T, TStored>(type, write, read));

    private sealed class Stored<T, TStored>(DbType type, Func<T, TStored> write, Func<TStored, T> read) : SqlMapper.ITypeHandler
        where T : struct
    {
        /// <summary>Also nothing has its type: PostgreSQL prepares a statement anew for each other one.</summary>
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = type;
            parameter.Value = value is T some ? write(some) : DBNull.Value;
        }

        /// <summary>What a reader of ours says of a value it can't take quotes it, and it may be a name.</summary>
        public object? Parse(Type destinationType, object value)
        {
            try
            {
                return read((TStored)value);
            }
            catch
            {
                throw new UnreadableValue(typeof(T).Name);
            }
        }
    }

    private sealed class UnreadableValue(string type) : DataException($"A column holds no {type}.");

    private sealed class Text : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is string text ? StorableText.Of(text) : DBNull.Value;
        }

        public object? Parse(Type destinationType, object value) =>
            value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    private sealed class Texts : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            var texts = Array.ConvertAll((string[])value, StorableText.Of);
            parameter.Value = parameter is NpgsqlParameter ? texts : JsonSerializer.Serialize(texts);
        }

        public object Parse(Type destinationType, object value) => throw new NotSupportedException("No column holds several texts.");
    }

    private sealed class ByEngine : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => IsServer(x) == IsServer(y);

        public int GetHashCode(string obj) => IsServer(obj) ? 1 : 0;

        private static bool IsServer(string? text) => text?.Contains("Host=", StringComparison.OrdinalIgnoreCase) == true;
    }
}

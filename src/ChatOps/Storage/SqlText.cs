using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ChatOps.Storage;

/// <summary>
/// The statements of one folder: <c>Sql["SaveCheckIn"]</c> is <c>CheckIns/Sql/SaveCheckIn.sql</c>, and <c>SaveCheckIn.postgres.sql</c> wins
/// on PostgreSQL.
/// </summary>
internal sealed class SqlText(string folder)
{
    private readonly ConcurrentDictionary<string, Statement> _statements = new();

    public Statement this[string name] => _statements.GetOrAdd(name, static (n, f) => Statement.Read(f, n), folder);
}

/// <summary>
/// One SQL statement with its name, and its variant for PostgreSQL where it must differ. <c>x IN @Ids</c> asks for any of a
/// <c>string[]</c>, which is one value whatever its length. <c>database_now(@Time)</c> is that time, and where none is given the server's
/// own, in Unix milliseconds; on SQLite it must be given.
/// </summary>
internal sealed partial record Statement(string Name, string Common, string? Postgres)
{
    private readonly string _forSqlite = DatabaseNow().Replace(
        InList().Replace(Common, "IN (SELECT value FROM json_each(${list}))"), "${time}");

    // A reading of its own, so that the statement has it once, and finds rows by it along an index.
    private readonly string _forPostgres = DatabaseNow().Replace(
        InList().Replace(Postgres ?? Common, "= ANY(${list})"),
        "(SELECT COALESCE(${time}, CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)))");

    public string For(Engine engine) => engine == Engine.Postgres ? _forPostgres : _forSqlite;

    /// <summary>
    /// The same reading, which holds the rows of this table until the unit of work ends, in its order. On SQLite nobody else writes
    /// meanwhile. Keys never change, so that others may still refer to the row.
    /// </summary>
    public Statement Locking(string table) => new(Name, Common, $"{(Postgres ?? Common).TrimEnd()}\nFOR NO KEY UPDATE OF {table}");

    /// <summary>
    /// The same for one alone, whose <c>@Ids</c>, and whatever else is an array of texts, is a plain text. How much an array holds
    /// PostgreSQL sees only when it is used, so it makes the plan of a prepared statement anew each time: for a long one that takes ten
    /// times as long as running it.
    /// </summary>
    public Statement ForOne() => new(Name, One(Common), Postgres is null ? null : One(Postgres));

    /// <summary>
    /// This, and in the same call the <paramref name="next"/> one: a server answers both in one round trip. Each takes what it needs of the
    /// values, and the rows that both changed are counted together.
    /// </summary>
    public Statement Then(Statement next) => new(
        $"{Name} and {next.Name}",
        $"{Common.TrimEnd()};\n{next.Common}",
        Postgres is null && next.Postgres is null ? null : $"{(Postgres ?? Common).TrimEnd()};\n{next.Postgres ?? next.Common}");

    public static Statement Read(string folder, string name)
    {
        var path = $"ChatOps.{folder.Replace('/', '.')}.Sql.{name}";
        return new Statement(
            $"{folder}/{name}",
            Resource($"{path}.sql") ?? throw new InvalidOperationException($"No statement {folder}/Sql/{name}.sql."),
            Resource($"{path}.postgres.sql"));
    }

    private static string One(string text) =>
        EachOf()
            .Replace(
                Unnest()
                    .Replace(InList().Replace(text, "= ${list}"), m =>
                        $"(VALUES ({m.Groups["lists"].Value.Replace("text[]", "text", StringComparison.Ordinal)}))"),
                "(SELECT ${list} AS value)");

    private static string? Resource(string name)
    {
        using var stream = typeof(Statement).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // No time limit: it reads our own statements, and a busy machine would otherwise fail one of them by the clock.
    [GeneratedRegex(@"\bIN (?<list>@\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex InList();

    [GeneratedRegex(
        @"\bunnest\((?<lists>CAST\(@\w+ AS text\[\]\)(, CAST\(@\w+ AS text\[\]\))*)\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Unnest();

    [GeneratedRegex(@"\bjson_each\((?<list>@\w+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex EachOf();

    [GeneratedRegex(@"\bdatabase_now\((?<time>@\w+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex DatabaseNow();
}

using System.Collections.Concurrent;

namespace ChatOps.Storage;

/// <summary>The statements of one folder: <c>Sql["SaveCheckIn"]</c> is <c>CheckIns/Sql/SaveCheckIn.sql</c>, and <c>SaveCheckIn.postgres.sql</c> wins on PostgreSQL.</summary>
internal sealed class SqlText(string folder)
{
    private readonly ConcurrentDictionary<string, Statement> _statements = new();

    public Statement this[string name] => _statements.GetOrAdd(name, static (n, f) => Statement.Read(f, n), folder);
}

/// <summary>One SQL statement with its name, and its variant for PostgreSQL where it must differ.</summary>
internal sealed record Statement(string Name, string Common, string? Postgres)
{
    private Numbered? _forSqlite;
    private Numbered? _forPostgres;

    public string For(Engine engine) => engine == Engine.Postgres ? Postgres ?? Common : Common;

    /// <summary>As the engine takes it; worked out once.</summary>
    public Numbered NumberedFor(Engine engine) => engine == Engine.Postgres
        ? _forPostgres ??= Numbered.Of(For(engine), engine)
        : _forSqlite ??= Numbered.Of(For(engine), engine);

    public static Statement Read(string folder, string name)
    {
        var path = $"ChatOps.{folder.Replace('/', '.')}.Sql.{name}";
        return new Statement($"{folder}/{name}", Resource($"{path}.sql") ?? throw new InvalidOperationException($"No statement {folder}/Sql/{name}.sql."), Resource($"{path}.postgres.sql"));
    }

    private static string? Resource(string name)
    {
        using var stream = typeof(Statement).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

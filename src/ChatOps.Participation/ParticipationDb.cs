using System.Data.Common;
using Dapper;

namespace ChatOps.Participation;

/// <summary>The page's own connection, which can read the facts and nothing else.</summary>
internal sealed class ParticipationDb(ParticipationOptions options)
{
    /// <summary>Every program and week of which there are facts, with its figures, hidden ones included.</summary>
    /// <exception cref="DbException">The facts can't be read: the restricted role is missing, or the database is away.</exception>
    public async Task<IReadOnlyList<WeekFigures>> Weeks(CancellationToken ct)
    {
        await using DbConnection connection = options.IsPostgres ? await PostgresFacts.Open(options, ct) : SqliteFacts.Open(options);
        return (await connection.QueryAsync<WeekFigures>(new CommandDefinition(Sql("Weeks"), cancellationToken: ct))).AsList();
    }

    private static string Sql(string name)
    {
        using var reader = new StreamReader(typeof(ParticipationDb).Assembly.GetManifestResourceStream($"ChatOps.Participation.Sql.{name}.sql")!);
        return reader.ReadToEnd();
    }
}

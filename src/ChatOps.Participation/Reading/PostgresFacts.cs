using Npgsql;

namespace ChatOps.Participation.Reading;

/// <summary>
/// A PostgreSQL connection under the restricted role. Put on at connecting, the role guards against our own mistakes; a login of its own
/// (<c>Database:ParticipationConnectionString</c>) is the full boundary.
/// </summary>
internal static class PostgresFacts
{
    public static async Task<NpgsqlConnection> Open(ParticipationOptions options, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(Describe(options));
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static string Describe(ParticipationOptions options)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxPoolSize = 4, Multiplexing = false };
        if (!options.HasOwnLogin)
        {
            var role = ParticipationOptions
                .RoleOf(text.Database ?? text.Username ?? "")
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace(" ", "\\ ", StringComparison.Ordinal);
            text.Options = $"{text.Options} -c role={role}".Trim();
        }

        return text.ToString();
    }
}

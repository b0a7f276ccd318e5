using ChatOps.Participation;
using ChatOps.Settings;
using ChatOps.Storage;
using Dapper;
using Npgsql;

namespace ChatOps.Operations;

/// <summary>
/// The database role under which the participation page reads on PostgreSQL: totals, and no table about persons or with words. It is made
/// after the migrations where this login may; elsewhere an administrator makes it, and the page answers 503 until then.
/// </summary>
internal sealed class ParticipationRole(DbSettings database, ParticipationSettings participation)
{
    /// <summary>What an earlier version could read: facts about persons.</summary>
    private const string NoLonger = "participation_facts";

    private bool IsWanted => database.EngineInUse == Engine.Postgres && participation is { Enabled: true, ConnectionString: null };

    /// <summary>Makes the role unless it is there. The statements for an administrator when this login may not; otherwise none.</summary>
    public async Task<IReadOnlyList<string>> Ensure(Ct ct)
    {
        if (!IsWanted)
            return [];
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(ct);
        if (await Exists(connection))
            return [];
        var statements = await Statements(connection);
        try
        {
            await connection.ExecuteAsync(
                $"""
                DO $$ BEGIN {statements[0]}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
                {string.Join(";\n", statements.Skip(1))}
                """);
            return [];
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            return [.. statements.Select(s => s + ";")];
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InternalError or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance granted the same in this moment.
            return await Exists(connection) ? [] : [.. statements.Select(s => s + ";")];
        }
    }

    /// <summary>
    /// True when the page can read: the role is there, this login may put it on, and it may read the totals and nothing about persons. Also
    /// true where no role is wanted.
    /// </summary>
    public async Task<bool> IsThere(Ct ct)
    {
        if (!IsWanted)
            return true;
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(ct);
        return await Exists(connection);
    }

    private static Task<bool> Exists(NpgsqlConnection connection) =>
        connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (
                SELECT 1 FROM pg_roles r
                WHERE r.rolname = @role AND pg_has_role(current_user, r.oid, 'MEMBER')
                    AND has_schema_privilege(r.oid, current_schema(), 'USAGE')
                    AND NOT EXISTS (
                        SELECT 1 FROM unnest(@tables) t
                        WHERE to_regclass(t) IS NULL OR NOT has_table_privilege(r.oid, to_regclass(t), 'SELECT'))
                    AND NOT has_table_privilege(r.oid, to_regclass(@noLonger), 'SELECT'))
            """,
            new
            {
                role = ParticipationOptions.RoleOf(connection.Database),
                tables = ParticipationOptions.Tables.ToArray(),
                noLonger = NoLonger,
            });

    private static async Task<IReadOnlyList<string>> Statements(NpgsqlConnection connection)
    {
        var (user, schema) = await connection.QuerySingleAsync<(string, string)>("SELECT current_user::text, current_schema()::text");
        var role = Quoted(ParticipationOptions.RoleOf(connection.Database));
        return
        [
            $"CREATE ROLE {role} NOLOGIN",
            $"GRANT {role} TO {Quoted(user)}",
            $"GRANT USAGE ON SCHEMA {Quoted(schema)} TO {role}",
            $"GRANT SELECT ON {string.Join(", ", ParticipationOptions.Tables.Select(t => $"{Quoted(schema)}.{t}"))} TO {role}",
            $"REVOKE ALL ON {Quoted(schema)}.{NoLonger} FROM {role}",
        ];
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

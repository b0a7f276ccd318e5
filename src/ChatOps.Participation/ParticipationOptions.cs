namespace ChatOps.Participation;

/// <summary>What the host says about where the figures are and who may see them. Nothing here leads to a word of a member.</summary>
public sealed record ParticipationOptions
{
    /// <summary>PostgreSQL; otherwise SQLite.</summary>
    public bool IsPostgres { get; init; }

    /// <summary>SQLite: the database file. PostgreSQL: the server.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The connection string is a login of the page's own: the full boundary. Otherwise the restricted role is put on at connecting.</summary>
    public bool HasOwnLogin { get; init; }

    /// <summary>k: no figure for fewer people. Never under 5, whatever is said here.</summary>
    public int MinimumGroup { get; init; } = 5;

    /// <summary>Today in UTC.</summary>
    public required Func<DateOnly> Today { get; init; }

    /// <summary>The restricted role of a database. Roles belong to the whole cluster, so the database's name is in it; 63 characters at most.</summary>
    public static string RoleOf(string database)
    {
        var role = $"chatops_participation_{database}";
        return role.Length <= 63 ? role : role[..63];
    }

    public override string ToString() => "(participation)";
}

using Microsoft.AspNetCore.Http;

namespace ChatOps.Participation;

/// <summary>What the host says about where the figures are and who may see them. Nothing here leads to a word of a member.</summary>
public sealed record ParticipationOptions
{
    /// <summary>PostgreSQL; otherwise SQLite.</summary>
    public bool IsPostgres { get; init; }

    /// <summary>SQLite: the database file. PostgreSQL: the server.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// The connection string is a login of the page's own: the full boundary. Otherwise the restricted role is put on at connecting.
    /// </summary>
    public bool HasOwnLogin { get; init; }

    /// <summary>k: no figure for fewer people. Never under 5, whatever is said here.</summary>
    public int MinimumGroup { get; init; } = 5;

    /// <summary>Who may open the page, and who may read the figures with a tool: names of authorization policies of the host.</summary>
    public string PagePolicy { get; init; } = "";

    /// <inheritdoc cref="PagePolicy"/>
    public string FiguresPolicy { get; init; } = "";

    /// <summary>
    /// Writes a page in the layout of the host's pages: BCP 47 tag, title as text, address of the page's own style sheet, HTML of the body.
    /// </summary>
    public Func<(string Language, string Title, string Style, string Body), string> Layout { get; init; } = page => page.Body;

    /// <summary>
    /// Logs a visit before anything is shown: who (the request), and what (<c>participation.opened</c>, <c>participation.json</c>,
    /// <c>participation.csv</c>). When it fails nothing is shown.
    /// </summary>
    public Func<HttpContext, string, CancellationToken, Task> Record { get; init; } = (_, _, _) => Task.CompletedTask;

    /// <summary>
    /// Employees and the day of the headcount file, else what is wrong with the file: its name, the line, a sentence in the
    /// language that is asked for. Both null without a file.
    /// </summary>
    public Func<string, ((long Employees, DateOnly AsOf)? Known, string? Fault)> Headcount { get; init; } = _ => (null, null);

    /// <summary>All that the page's connection may read: totals, no row about a person and none with words.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "participation_rollup",
        "participation_members",
        "participation_programs",
        "participation_rounds",
        "participation_weeks",
        "participation_bands",
        "participation_steps",
        "participation_core",
        "participation_meetings",
    ];

    /// <summary>
    /// The restricted role of a database. Roles belong to the whole cluster, so the database's name is in it; 63 characters at most.
    /// </summary>
    public static string RoleOf(string database)
    {
        var role = $"chatops_participation_{database}";
        return role.Length <= 63 ? role : role[..63];
    }

    public override string ToString() => "(participation)";
}

using System.Text.RegularExpressions;
using ChatOps.Storage;

namespace ChatOps.Tests.Privacy.Records;

/// <summary>A column as the engine itself says that it has it.</summary>
internal sealed partial record SchemaColumn
{
    private static readonly Statement All = new(
        "columns",
        """
        SELECT m.name AS table_name, c.name AS name, upper(c.type) IN ('BLOB', 'BYTEA') AS is_bytes, f."table" AS refers_to
        FROM sqlite_master m
        JOIN pragma_table_info(m.name) c
        LEFT JOIN pragma_foreign_key_list(m.name) f ON f."from" = c.name
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
        ORDER BY m.name, c.cid
        """,
        """
        SELECT t.relname AS table_name, c.attname AS name, c.atttypid = 'bytea'::regtype AS is_bytes,
            (SELECT r.relname FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid
             WHERE k.contype = 'f' AND k.conrelid = t.oid AND c.attnum = ANY (k.conkey) LIMIT 1) AS refers_to
        FROM pg_class t
        JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
        WHERE t.relkind IN ('r', 'p') AND t.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
          AND t.relnamespace::regnamespace::text NOT LIKE 'pg\_%'
        ORDER BY t.relname, c.attnum
        """);

    public string TableName { get; init; } = "";

    public string Name { get; init; } = "";

    public bool IsBytes { get; init; }

    public string? RefersTo { get; init; }

    /// <summary>As <c>check_ins.person_id</c>.</summary>
    public string Path => $"{TableName}.{Name}";

    /// <summary>All of ours: the scheduler's tables hold its own jobs.</summary>
    public static async Task<IReadOnlyList<SchemaColumn>> Of(Db db)
    {
        var columns = await db.Read(s => s.Query<SchemaColumn>(All), TestContext.Current.CancellationToken);
        return [.. columns.Where(c => !c.TableName.StartsWith("qrtz_", StringComparison.Ordinal))];
    }

    /// <summary>
    /// Those that lead to a person: they refer to one, or to a row that does so itself, however far away; or they are called as what leads
    /// to a person is called where nothing refers.
    /// </summary>
    public static IReadOnlyList<string> Leading(IReadOnlyList<SchemaColumn> columns)
    {
        var tables = new HashSet<string> { "persons" };
        while (columns.Where(c => Leads(c) && tables.Add(c.TableName)).ToList() is { Count: > 0 })
        {
        }

        return [.. columns.Where(c => Leads(c) || Named().IsMatch(c.Name) || c.Path == "persons.id").Select(c => c.Path)];

        bool Leads(SchemaColumn column) => column.RefersTo is { } to && tables.Contains(to);
    }

    [GeneratedRegex(
        @"(^|(?<!^is)_)(person|account|membership|check_in|occurrence|series|partner|organizer|guest|email|mailbox|actor)(_id)?$"
        + "|_by$|^(told|typed_in|joined_from)$")]
    private static partial Regex Named();
}

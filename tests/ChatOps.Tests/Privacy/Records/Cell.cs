using System.Globalization;
using System.Text;
using ChatOps.Storage;

namespace ChatOps.Tests.Privacy.Records;

/// <summary>One value of one row, as it lies in a table.</summary>
internal sealed record Cell(string Path, string Value)
{
    /// <summary>Everything that is stored.</summary>
    public static async Task<IReadOnlyList<Cell>> All(Db db) =>
        [.. (await Everything(db)).SelectMany(r => r.Row, (r, v) => new Cell($"{r.Table}.{v.Key}", Text(v.Value)))];

    /// <summary>The rows of tables whose name begins so, each on a line.</summary>
    public static async Task<IReadOnlyList<string>> Rows(Db db, string prefix) =>
    [
        .. (await Everything(db)).Where(r => r.Table.StartsWith(prefix, StringComparison.Ordinal))
            .Select(r => $"{r.Table}: {string.Join(", ", r.Row.Select(v => $"{v.Key}={Text(v.Value)}"))}")
            .Order(StringComparer.Ordinal),
    ];

    private static async Task<IReadOnlyList<(string Table, IDictionary<string, object?> Row)>> Everything(Db db)
    {
        var all = new List<(string, IDictionary<string, object?>)>();
        foreach (var table in (await SchemaColumn.Of(db)).Select(c => c.TableName).Distinct())
        {
            var statement = new Statement("all", $"SELECT * FROM {table}", null);
            var rows = await db.Read(s => s.Query<object>(statement), TestContext.Current.CancellationToken);
            all.AddRange(rows.Cast<IDictionary<string, object?>>().Select(row => (table, row)));
        }

        return all;
    }

    private static string Text(object? value) => value is byte[] bytes
        ? Encoding.Latin1.GetString(bytes)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}

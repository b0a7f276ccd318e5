using ChatOps.Storage;

namespace ChatOps.Privacy.Records;

/// <summary>Statements that only make sense one after the other.</summary>
internal static class InOrder
{
    /// <summary>Runs them by name; how many rows they changed.</summary>
    public static async Task<int> Run(Session db, SqlText sql, object values, params IReadOnlyList<string> names)
    {
        var rows = 0;
        foreach (var name in names)
            rows += await db.Execute(sql[name], values);
        return rows;
    }
}

using ChatOps.Files;

namespace ChatOps.Web;

/// <summary>
/// How many employees there are: a table of <c>department,employees</c>. A row <c>as of,2026-10-01</c> says the day; without one it is the
/// file's. A row <c>Total</c> is no department and must be what the departments add up to. Read anew whenever somebody asks.
/// </summary>
internal sealed class Headcount(string? path)
{
    /// <summary>As people call them, and as spreadsheets do below a pivot table.</summary>
    private static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "grand total", "overall", "sum", "all", "all employees", "all departments", "total employees", "total headcount",
        "summe", "gesamt", "gesamtsumme", "gesamtergebnis", "insgesamt", "alle", "alle abteilungen", "alle beschäftigten",
    };

    /// <summary>The number, else what is wrong with the file; both null where there is none to read.</summary>
    public ((long Employees, DateOnly AsOf)? Known, FileFault? Fault) Read()
    {
        if (path is null)
            return (null, null);
        using var table = new Table(path, "department", "employees");
        var (rows, asOf) = Read(table);
        Add(table, rows);
        return table.Fault is { } fault
            ? (null, fault)
            : ((Sum(rows), asOf ?? DateOnly.FromDateTime(File.GetLastWriteTimeUtc(path))), null);
    }

    private static (List<Row> Rows, DateOnly? AsOf) Read(Table table)
    {
        var rows = new List<Row>();
        DateOnly? asOf = null;
        while (table.Next())
        {
            var name = table.Text(0).TrimEnd(':');
            if (name.Equals("as of", StringComparison.OrdinalIgnoreCase))
                asOf = table.Day(1);
            else
                rows.Add(new(table.Line, Totals.Contains(name), table.Count(1)));
        }

        return (rows, asOf);
    }

    /// <summary>Nobody is counted twice: a total is known by its name, else by standing first or last as the sum of all others.</summary>
    private static void Add(Table table, List<Row> rows)
    {
        var sum = Sum(rows);
        if (sum == 0)
            table.Say(1, "file.fault.nobody");
        else if (rows.Find(r => r.IsTotal && r.Employees != sum) is { } total)
            table.Say(total.Line, "file.fault.total", ("total", total.Employees), ("sum", sum));
        else if (
            rows is [var first, _, .., var last]
            && rows.TrueForAll(r => !r.IsTotal)
            && (last.Employees * 2 == sum ? last : first.Employees * 2 == sum ? first : null) is { } all)
            table.Say(all.Line, "file.fault.sum", ("n", all.Employees));
    }

    private static long Sum(List<Row> rows) => rows.Where(r => !r.IsTotal).Sum(r => r.Employees);

    private sealed record Row(int Line, bool IsTotal, long Employees);
}

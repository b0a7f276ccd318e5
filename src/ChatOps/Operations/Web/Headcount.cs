using System.Globalization;

namespace ChatOps.Operations.Web;

/// <summary>
/// How many employees there are: a CSV of <c>department,employees</c> with a header line. A row <c>as of,2026-10-01</c> says the day; without one it is the file's. Read
/// again when the file changes; a file that can't be read is no headcount.
/// </summary>
internal sealed class Headcount(string? path)
{
    private (DateTime Written, (long, DateOnly)? Known) _last;

    public (long Employees, DateOnly AsOf)? Read()
    {
        if (path is null || !File.Exists(path))
            return null;
        var written = File.GetLastWriteTimeUtc(path);
        if (_last.Written != written)
            _last = (written, Parse(File.ReadLines(path), DateOnly.FromDateTime(written)));
        return _last.Known;
    }

    /// <summary>Null when a row is not a name and a number.</summary>
    internal static (long Employees, DateOnly AsOf)? Parse(IEnumerable<string> lines, DateOnly usual)
    {
        var employees = 0L;
        foreach (var line in lines.Skip(1).Where(l => l.Trim().Length > 0))
        {
            var at = line.LastIndexOf(',');
            var (name, value) = at < 0 ? ("", line) : (line[..at].Trim(), line[(at + 1)..].Trim());
            if (name == "as of" && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                usual = day;
            else if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var some))
                employees += some;
            else
                return null;
        }

        return (employees, usual);
    }
}

using Microsoft.AspNetCore.Http;

namespace ChatOps.Participation;

/// <summary>By what the rows are.</summary>
internal enum By
{
    Week,
    Round,
    Department,
}

/// <summary>What was asked for. A range chooses rows and never adds them up.</summary>
internal sealed record Query(string? Program, DateOnly? From, DateOnly? To, By? By)
{
    public bool Contains(DateOnly monday) => (From is not { } from || monday >= from) && (To is not { } to || monday <= to);

    /// <summary>Null when it is good, otherwise which parameter is not, without repeating its value.</summary>
    public static string? Read(IQueryCollection query, out Query read)
    {
        read = new(null, null, null, null);
        if (!TryWeek(query["from"].ToString(), out var from))
            return "from must be an ISO week such as 2026-W45.";
        if (!TryWeek(query["to"].ToString(), out var to))
            return "to must be an ISO week such as 2026-W47.";
        if (from > to)
            return "from must not be after to.";
        By? by = query["by"].ToString() switch
        {
            "" => null,
            "week" => ChatOps.Participation.By.Week,
            "round" => ChatOps.Participation.By.Round,
            "department" => ChatOps.Participation.By.Department,
            _ => (By)(-1),
        };
        if (by == (By)(-1))
            return "by must be week, round or department.";
        if (query["program"].Count > 1 || query["from"].Count > 1 || query["to"].Count > 1 || query["by"].Count > 1)
            return "A parameter stands here twice.";
        read = new(query["program"].ToString() is { Length: > 0 } program ? program : null, from, to, by);
        return null;
    }

    private static bool TryWeek(string text, out DateOnly? monday)
    {
        monday = null;
        if (text.Length == 0)
            return true;
        if (!IsoWeek.TryParse(text, out var day))
            return false;
        monday = day;
        return true;
    }
}

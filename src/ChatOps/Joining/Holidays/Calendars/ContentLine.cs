namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>One property in the lines of a calendar, where there is no need, or no way, to understand the others. Pure.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5545#section-3.1</remarks>
internal static class ContentLine
{
    /// <summary>The text of the first that has this name, its folds and escapes undone; null where there is none.</summary>
    public static string? Find(IReadOnlyList<string> lines, string name)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (ValueOf(lines[at], name) is not { } value)
                continue;
            var folds = lines.Skip(at + 1).TakeWhile(l => l.Length > 0 && l[0] is ' ' or '\t').Select(l => l[1..]);
            return Plain(string.Concat(folds.Prepend(value)));
        }

        return null;
    }

    /// <summary>Behind the first colon that doesn't stand within the quotes of a parameter.</summary>
    private static string? ValueOf(string line, string name)
    {
        if (!line.StartsWith(name, StringComparison.OrdinalIgnoreCase) || line.AsSpan(name.Length) is not [':' or ';', ..])
            return null;
        var isQuoted = false;
        for (var at = name.Length; at < line.Length; at++)
        {
            if (line[at] == '"')
                isQuoted = !isQuoted;
            else if (line[at] == ':' && !isQuoted)
                return line[(at + 1)..];
        }

        return null;
    }

    private static string Plain(string value) =>
        value.Replace("\\n", " ", StringComparison.OrdinalIgnoreCase).Replace("\\", "", StringComparison.Ordinal);
}

using System.Text.RegularExpressions;

namespace ChatOps.Storage;

/// <summary>
/// A statement as its engine takes it: values by number instead of by name, and a list as one value, whatever its length. It remembers how the values of its
/// caller go into it and how its rows come out: a statement has one caller.
/// </summary>
internal sealed partial class Numbered(string text, IReadOnlyList<string> names)
{
    private Writing? _writer;
    private Delegate? _reader;

    /// <summary>With <c>?1</c> on SQLite and <c>$1</c> on PostgreSQL.</summary>
    public string Text => text;

    /// <summary>Of the values, by number.</summary>
    public IReadOnlyList<string> Names => names;

    public void Put(object? values, IValues to)
    {
        if (names.Count == 0)
            return;
        var type = (values ?? throw new InvalidOperationException($"A statement asks for @{names[0]}, and there are no values.")).GetType();
        // Two threads may compile the same.
        if (_writer is not { } writer || writer.Of != type)
            _writer = writer = new Writing(type, Shape.Writer(type, names));
        writer.Write(to, values);
    }

    public Func<IRow, T> Reader<T>(Func<IReadOnlyList<string>> columns)
    {
        if (_reader is not Func<IRow, T> reader)
            _reader = reader = Shape.Reader<T>(columns());
        return reader;
    }

    public static Numbered Of(string text, Engine engine)
    {
        var names = new List<string>();
        var numbered = Named().Replace(text, m => m.Groups["list"].Success ? List(m.Groups["not"].Success, Number(m.Groups["list"].Value)) : m.Groups["one"].Success ? Number(m.Groups["one"].Value) : m.Value);
        return new Numbered(numbered, names);

        string Number(string name)
        {
            var at = names.FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                at = names.Count;
                names.Add(name);
            }
            return $"{(engine == Engine.Postgres ? '$' : '?')}{at + 1}";
        }

        string List(bool isNot, string number) => (engine, isNot) switch
        {
            (Engine.Postgres, false) => $"= ANY({number})",
            (Engine.Postgres, true) => $"<> ALL({number})",
            (_, false) => $"IN (SELECT value FROM json_each({number}))",
            _ => $"NOT IN (SELECT value FROM json_each({number}))",
        };
    }

    /// <summary>What is quoted, and what is said beside the statement, stays as it is.</summary>
    // No time limit: it reads our own statements, and a busy machine would otherwise fail one of them by the clock.
    [GeneratedRegex(@"'[^']*'|""[^""]*""|--[^\n]*|\b(?<not>NOT\s+)?IN\s+@(?<list>\w+)|@(?<one>\w+)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Named();

    private sealed record Writing(Type Of, Action<IValues, object> Write);
}

using System.Text;

namespace ChatOps.Pairing.Matching.Files;

/// <summary>The rows of a CSV text (RFC 4180): commas, quotes doubled inside quotes, any kind of line end, empty lines skipped.</summary>
internal sealed class Rows(string text)
{
    private readonly List<(int From, int To, string? Unquoted)> _fields = [];
    private int _at;
    private int _next = 1;

    /// <summary>The line on which the current row begins, from 1.</summary>
    public int Line { get; private set; }

    public int Count => _fields.Count;

    /// <summary>What is wrong with the text as CSV; null while nothing is.</summary>
    public string? Fault { get; private set; }

    public ReadOnlySpan<char> this[int field] =>
        _fields[field] is { Unquoted: { } unquoted } ? unquoted : text.AsSpan(_fields[field].From, _fields[field].To - _fields[field].From).Trim();

    /// <summary>Moves to the next row. False at the end, and where the text is no CSV.</summary>
    public bool Next()
    {
        do
        {
            if (_at >= text.Length || Fault is not null)
                return false;
            Line = _next;
            _fields.Clear();
            while (Field())
            {
            }
        }
        while (_fields is [(var from, var to, null)] && from == to);

        return Fault is null;
    }

    /// <summary>Reads one field. True when another follows in this row.</summary>
    private bool Field()
    {
        if (_at < text.Length && text[_at] == '"')
            return Quoted();
        var length = text.AsSpan(_at).IndexOfAny(',', '\n', '\r');
        var end = length < 0 ? text.Length : _at + length;
        _fields.Add((_at, end, null));
        return Ends(end);
    }

    private bool Quoted()
    {
        var unquoted = new StringBuilder();
        for (var i = _at + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                unquoted.Append(text[i]);
                if (text[i] == '\n')
                    _next++;
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                unquoted.Append(text[i++]);
            }
            else
            {
                _fields.Add((_at, i + 1, unquoted.ToString().Trim()));
                if (i + 1 < text.Length && text[i + 1] is not (',' or '\n' or '\r'))
                    Fault = "text follows a closing quote.";
                return Ends(i + 1) && Fault is null;
            }
        }

        Fault = "a quote is never closed.";
        return false;
    }

    private bool Ends(int end)
    {
        _at = end + 1;
        if (end < text.Length && text[end] == ',')
            return true;
        if (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n')
            _at++;
        _next++;
        return false;
    }
}

using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatOps.Files;

/// <summary>
/// A table that somebody handed in as CSV, with a header line: fields by the names of their columns, in any order, among others. Rows in
/// which nothing stands are skipped. The first thing that is wrong ends it.
/// </summary>
internal sealed class Table : IDisposable
{
    private readonly string _path;
    private readonly string[] _columns;
    private readonly int[] _fields;
    private readonly char _separator;
    private readonly int _above;
    private readonly int _width;
    private readonly CsvParser _parser;
    private string[] _row = [];

    /// <param name="path">A file that is not there, or can't be read, is a fault as well.</param>
    /// <param name="columns">Those that are needed.</param>
    public Table(string path, params string[] columns)
    {
        (_path, _columns, _fields) = (path, columns, new int[columns.Length]);
        (var text, Fault) = FileText.Read(path);
        (_separator, var begin) = Separator.Of(text);
        _above = begin > 0 ? 1 : 0;
        // The line end behind the text shows a last field that was never closed: of "x"" the parser makes x.
        _parser = new CsvParser(new StringReader(text[begin..] + "\n"), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _separator.ToString(),
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = false,
            BadDataFound = wrong => SayOf(wrong.Field),
        });
        if (Fault is null && !Read())
            Say(_above + 1, "file.fault.header");
        _width = _row.Length;
        for (var c = 0; c < columns.Length && Fault is null; c++)
        {
            _fields[c] = Array.FindIndex(_row, n => n.Equals(columns[c], StringComparison.OrdinalIgnoreCase));
            if (_fields[c] < 0)
                Say("file.fault.column", ("column", columns[c]));
            else if (Array.FindLastIndex(_row, n => n.Equals(columns[c], StringComparison.OrdinalIgnoreCase)) != _fields[c])
                Say("file.fault.twice", ("column", columns[c]));
        }
    }

    /// <summary>The first thing that is wrong; null while nothing is.</summary>
    public FileFault? Fault { get; private set; }

    /// <summary>The line on which the current row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Moves to the next row. False at the end, and after a fault.</summary>
    public bool Next()
    {
        if (Fault is not null || !Read())
            return false;
        if (_row.Length < _width || Array.Exists(_row[_width..], f => f.Length > 0))
            Say("file.fault.fields", ("n", _row.Length), ("width", _width));
        return Fault is null;
    }

    public string Text(int column) => _row[_fields[column]];

    /// <summary>Zero, and a fault, when it is none.</summary>
    public long Whole(int column) => Whole(column, Text(column));

    public long Whole(int column, ReadOnlySpan<char> text, NumberStyles styles = NumberStyles.AllowLeadingSign)
    {
        if (long.TryParse(text, styles, CultureInfo.InvariantCulture, out var number))
            return number;
        Say(text.IsEmpty ? "file.fault.empty" : "file.fault.whole", ("column", _columns[column]), ("value", Shown(text)));
        return 0;
    }

    public int Small(int column) => Fitting(column, Whole(column));

    /// <summary>How many there are: a whole number without a sign, also in groups of three digits.</summary>
    public int Count(int column) => Fitting(column, Whole(column, Thousands.Joined(Text(column), _separator), NumberStyles.None));

    /// <summary>The default, and a fault, when it is none.</summary>
    public DateOnly Day(int column)
    {
        if (!DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            Say("file.fault.day", ("column", _columns[column]), ("value", Shown(Text(column))));
        return day;
    }

    /// <summary>Says what is wrong with the current row, unless something was before.</summary>
    /// <param name="what">The key of a text, or a sentence in English where only an operator reads it.</param>
    /// <param name="blanks">What the text leaves blank.</param>
    public void Say(string what, params (string Name, object Value)[] blanks) => Say(Line, what, blanks);

    public void Say(int line, string what, params (string Name, object Value)[] blanks) => Fault ??= new(_path, line, what, blanks);

    public void Dispose() => _parser.Dispose();

    private int Fitting(int column, long number)
    {
        if (number is >= int.MinValue and <= int.MaxValue)
            return (int)number;
        Say("file.fault.range", ("column", _columns[column]), ("value", Shown(Text(column))));
        return 0;
    }

    /// <summary>Moves to the next row in which something stands. False at the end, and where the text is no CSV.</summary>
    private bool Read()
    {
        do
        {
            Line = _above + _parser.RawRow + 1;
            if (!_parser.Read())
                return false;
            _row = Array.ConvertAll(_parser.Record!, Bare);
        }
        while (Fault is null && Array.TrueForAll(_row, f => f.Length == 0));

        return Fault is null;
    }

    /// <summary>Without what nobody sees at its ends: blanks of all kinds, and the marks that programs leave.</summary>
    private static string Bare(string field)
    {
        var shown = field.AsSpan();
        while (shown is [var first, ..] && IsUnseen(first))
            shown = shown[1..];
        while (shown is [.., var last] && IsUnseen(last))
            shown = shown[..^1];
        return shown.Length == field.Length ? field : new string(shown);
    }

    private static bool IsUnseen(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>A quote inside a field that does not begin with one is a quote, as in 24" screens.</summary>
    private void SayOf(string field)
    {
        if (field.TrimStart(' ').StartsWith('"'))
            Say(field.EndsWith('\n') ? "file.fault.quote" : "file.fault.after_quote");
    }

    /// <summary>On one line, and no more of it than tells which it is.</summary>
    private static string Shown(ReadOnlySpan<char> text)
    {
        const int most = 40;
        var shown = new string(text).ReplaceLineEndings(" ");
        return shown.Length <= most ? shown : shown[..(char.IsHighSurrogate(shown[most - 1]) ? most - 1 : most)] + "…";
    }
}

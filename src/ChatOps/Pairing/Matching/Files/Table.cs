using System.Globalization;

namespace ChatOps.Pairing.Matching.Files;

/// <summary>A CSV file with a header line: whole numbers by the names of its columns, in any order, among others.</summary>
internal sealed class Table
{
    private readonly string _path;
    private readonly string[] _columns;
    private readonly int[] _fields;
    private readonly Rows _rows;
    private readonly int _width;

    /// <param name="path">A file that is not there, or can't be read, is a fault as well.</param>
    /// <param name="columns">Those that are needed.</param>
    public Table(string path, params string[] columns)
    {
        (_path, _columns, _fields) = (path, columns, new int[columns.Length]);
        _rows = new Rows(ReadText());
        if (Fault is not null)
            return;
        if (!_rows.Next())
        {
            Say(1, _rows.Fault ?? "the header line is missing.");
            return;
        }

        _width = _rows.Count;
        var names = Enumerable.Range(0, _width).Select(i => _rows[i].ToString()).ToList();
        for (var c = 0; c < columns.Length; c++)
        {
            _fields[c] = names.FindIndex(n => n.Equals(columns[c], StringComparison.OrdinalIgnoreCase));
            if (_fields[c] < 0)
                Say(_rows.Line, $"the column {columns[c]} is missing.");
        }
    }

    /// <summary>The first thing that is wrong: file, line, what. Null while nothing is.</summary>
    public string? Fault { get; private set; }

    public int Line => _rows.Line;

    /// <summary>Moves to the next row. False at the end, and after a fault.</summary>
    public bool Next()
    {
        if (Fault is not null)
            return false;
        if (!_rows.Next())
        {
            if (_rows.Fault is { } fault)
                Say(fault);
            return false;
        }

        if (_rows.Count != _width)
            Say(string.Create(CultureInfo.InvariantCulture, $"the row has {_rows.Count} fields where the header has {_width}."));
        return Fault is null;
    }

    public ReadOnlySpan<char> Text(int column) => _rows[_fields[column]];

    /// <summary>Zero, and a fault, when it is none.</summary>
    public long Whole(int column) => Whole(column, Text(column));

    public long Whole(int column, ReadOnlySpan<char> text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Say(text.IsEmpty ? $"{_columns[column]} is empty." : $"{_columns[column]} \"{text}\" is not a whole number.");
        return 0;
    }

    public int Small(int column)
    {
        if (Whole(column) is >= int.MinValue and <= int.MaxValue and var number)
            return (int)number;
        Say($"{_columns[column]} \"{Text(column)}\" is out of range.");
        return 0;
    }

    /// <summary>Says what is wrong with the current row, unless something was before.</summary>
    public void Say(string what) => Say(_rows.Line, what);

    private void Say(int line, string what) => Fault ??= string.Create(CultureInfo.InvariantCulture, $"{_path}, line {line}: {what}");

    private string ReadText()
    {
        try
        {
            return File.ReadAllText(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Fault = e is FileNotFoundException or DirectoryNotFoundException ? $"{_path}: there is no such file." : $"{_path}: the file can't be read.";
            return "";
        }
    }
}

namespace ChatOps.Privacy.Records;

/// <summary>A table in which something of persons is kept.</summary>
/// <param name="Name">As it is called in the database.</param>
/// <param name="Statement">Beside the part: reads the rows that are about <c>@PersonId</c>.</param>
internal sealed record KeptTable(string Name, string Statement)
{
    /// <summary>The columns that lead to a person: their id, an account's, an address, a row of theirs.</summary>
    public required IReadOnlyList<string> LeadBy { get; init; }

    /// <summary>Columns that hold words under the person's key, as <c>table.column/key</c>.</summary>
    public IReadOnlyList<string> Sealed { get; init; } = [];

    /// <summary>The column that the place of what is sealed ends with.</summary>
    public string Key { get; init; } = "id";

    /// <summary>Bytes that are nobody's words, such as keys: they are in no export.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}

/// <summary>How much of a table is about a person.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">At least one.</param>
/// <param name="WithWords">So many of them hold words of the person.</param>
internal sealed record KeptRows(string Table, int Rows, int WithWords);

/// <summary>One row that is about a person.</summary>
/// <param name="Table">Where it lies.</param>
/// <param name="Values">By column, as the table has them: texts, numbers, instants as Unix milliseconds. A boolean may be 0 or 1.</param>
/// <param name="Words">By column: what the person wrote, as the JSON that was sealed.</param>
internal sealed record ExportedRow(string Table, IReadOnlyDictionary<string, object?> Values, IReadOnlyDictionary<string, Words> Words)
{
    /// <summary>Never a value: it may be a name.</summary>
    public override string ToString() => Table;
}

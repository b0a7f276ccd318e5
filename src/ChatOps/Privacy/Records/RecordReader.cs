using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy.Records;

/// <summary>Reads a person's rows by the statements of a part, and opens what is sealed under their key.</summary>
internal sealed partial class RecordReader(WordsCipher cipher)
{
    public async Task<IReadOnlyList<KeptRows>> Count(Session db, SqlText sql, IReadOnlyList<KeptTable> tables, PersonId person)
    {
        var kept = new List<KeptRows>();
        foreach (var table in tables)
        {
            var rows = await Rows(db, sql, table, person);
            if (rows.Count > 0)
                kept.Add(new(table.Name, rows.Count, rows.Count(r => table.Sealed.Any(column => r[column] is byte[]))));
        }

        return kept;
    }

    public async Task<IReadOnlyList<ExportedRow>> Read(Session db, SqlText sql, IReadOnlyList<KeptTable> tables, PersonId person)
    {
        var exported = new List<ExportedRow>();
        var key = tables.Any(t => t.Sealed.Count > 0) ? await cipher.FindKey(db, person) : null;
        foreach (var table in tables)
            exported.AddRange((await Rows(db, sql, table, person)).Select(row => Export(table, row, key)));
        return exported;
    }

    private static async Task<IReadOnlyList<IDictionary<string, object?>>> Rows(
        Session db, SqlText sql, KeptTable table, PersonId person) =>
        [.. (await db.Query<object>(sql[table.Statement], new { PersonId = person })).Cast<IDictionary<string, object?>>()];

    private static ExportedRow Export(KeptTable table, IDictionary<string, object?> row, PersonKey? key)
    {
        var words = new Dictionary<string, Words>();
        foreach (var column in table.Sealed)
        {
            if (key is not null && row[column] is byte[] box)
            {
                var opened = key.Open(box, Json.Default.JsonElement, $"{table.Name}.{column}/{row[table.Key]}");
                words.Add(column, new Words(opened.GetRawText()));
            }
        }

        var plain = row.Where(v => !table.Sealed.Contains(v.Key) && !table.Secrets.Contains(v.Key));
        return new(table.Name, plain.ToDictionary(v => v.Key, v => v.Value), words);
    }

    /// <summary>What was sealed, whatever it is: its text goes from one sealed place to the person who wrote it.</summary>
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class Json : JsonSerializerContext;
}

using System.Text.Json;

namespace ChatOps.Storage;

/// <summary>
/// Many rows as one value of a statement: a JSON array of objects with members in <c>snake_case</c>. SQLite opens it with <c>json_each</c>,
/// PostgreSQL with <c>json_to_recordset</c>. Members are texts, numbers and truths.
/// </summary>
internal static class Rows
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows, SnakeCase);
}

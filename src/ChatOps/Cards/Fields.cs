using ChatOps.Privacy;

namespace ChatOps.Cards;

/// <summary>What came back from a form, by field id. Values are trimmed; text is <see cref="Words"/> and does not print.</summary>
internal sealed class Fields
{
    public static readonly Fields None = new(new Dictionary<string, string>());

    private readonly Dictionary<string, string> _values;

    public Fields(IEnumerable<KeyValuePair<string, string>> values) =>
        _values = new(values.Select(v => KeyValuePair.Create(v.Key, v.Value.Trim())));

    public bool IsEmpty => _values.Count == 0;

    public IEnumerable<string> Ids => _values.Keys;

    public bool Has(string id) => _values.TryGetValue(id, out var value) && value.Length > 0;

    /// <summary>What a member typed, or null when the field is empty or absent.</summary>
    public Words? Words(string id) => _values.TryGetValue(id, out var value) && value.Length > 0 ? new Words(value) : null;

    /// <summary>A choice's value, or null. Only a value that <paramref name="allowed"/> lists is returned, when it is given.</summary>
    public string? Choice(string id, IReadOnlyCollection<string>? allowed = null) =>
        _values.TryGetValue(id, out var value) && value.Length > 0 && (allowed is null || allowed.Contains(value)) ? value : null;

    /// <summary>The values of a multiple choice, comma-joined on the wire.</summary>
    public IReadOnlyList<string> Choices(string id) =>
        _values.TryGetValue(id, out var value)
            ? value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];

    public bool IsOn(string id) => _values.TryGetValue(id, out var value) && value is "true" or "True" or "yes" or "on";

    public LocalDate? Date(string id) =>
        _values.TryGetValue(id, out var value) && NodaTime.Text.LocalDatePattern.Iso.Parse(value) is { Success: true } parsed
            ? parsed.Value
            : null;

    public override string ToString() => $"({_values.Count} fields)";
}

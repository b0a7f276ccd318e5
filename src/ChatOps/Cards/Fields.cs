using ChatOps.Privacy;

namespace ChatOps.Cards;

/// <summary>What a reader met where a field could be. Three of them hold no value, and none of these is another.</summary>
internal enum Met
{
    /// <summary>Nothing came for it. Some clients leave inputs out, or send a button's data alone: what is there stays.</summary>
    Absent,

    /// <summary>The member left or made it empty.</summary>
    Empty,

    /// <summary>Something came that is no value of any form: said at the field.</summary>
    Unreadable,

    Given,
}

/// <summary>
/// What came back from a form, by field id. Values are trimmed; text is <see cref="ChatOps.Privacy.Words"/> and does not print.
/// </summary>
internal sealed class Fields
{
    public static readonly Fields None = new([]);

    private readonly Dictionary<string, string> _values;

    private readonly HashSet<string> _unreadable;

    public Fields(IEnumerable<KeyValuePair<string, string>> values, IEnumerable<string>? unreadable = null)
    {
        _values = new(values.Select(v => KeyValuePair.Create(v.Key, Invisible.IsBlank(v.Value) ? "" : v.Value.Trim())));
        _unreadable = [.. unreadable ?? []];
    }

    /// <summary>Nothing came at all: a client that lost what was filled in.</summary>
    public bool IsEmpty => _values.Count == 0 && _unreadable.Count == 0;

    public IEnumerable<string> Ids => _values.Keys;

    /// <summary>Nothing came for any of these: what came, if anything, is of an older version of the form, or of another.</summary>
    public bool HasNoneOf(IEnumerable<string> ids) => ids.All(id => Meets(id) == Met.Absent);

    public Met Meets(string id) =>
        _unreadable.Contains(id) ? Met.Unreadable
        : !_values.TryGetValue(id, out var value) ? Met.Absent
        : value.Length == 0 ? Met.Empty
        : Met.Given;

    public bool Has(string id) => _values.TryGetValue(id, out var value) && value.Length > 0;

    /// <summary>What a member typed, or null when the field is empty or absent.</summary>
    public Words? Words(string id) => _values.TryGetValue(id, out var value) && value.Length > 0 ? new Words(value) : null;

    /// <summary>Likewise; <paramref name="there"/> when nothing came that can be read.</summary>
    public Words? Words(string id, Words? there) => Meets(id) is Met.Absent or Met.Unreadable ? there : Words(id);

    /// <summary>A choice's value, or null. Only a value that <paramref name="allowed"/> lists is returned, when it is given.</summary>
    public string? Choice(string id, IReadOnlyCollection<string>? allowed = null) =>
        _values.TryGetValue(id, out var value) && value.Length > 0 && (allowed is null || allowed.Contains(value)) ? value : null;

    /// <summary>Likewise; <paramref name="there"/> when nothing came that is offered.</summary>
    public string? Choice(string id, IReadOnlyCollection<string> allowed, string? there) =>
        Meets(id) == Met.Empty ? null : Choice(id, allowed) ?? there;

    /// <summary>The values of a multiple choice, comma-joined on the wire, each once.</summary>
    public IReadOnlyList<string> Choices(string id) =>
        _values.TryGetValue(id, out var value)
            ? [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()]
            : [];

    public bool IsOn(string id) => _values.TryGetValue(id, out var value) && IsTicked(value);

    public static bool IsTicked(string value) => value.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1";

    /// <summary>Likewise; <paramref name="there"/> when nothing came.</summary>
    public bool IsOn(string id, bool there) => Meets(id) is Met.Absent or Met.Unreadable ? there : IsOn(id);

    public LocalDate? Date(string id) =>
        _values.TryGetValue(id, out var value) && NodaTime.Text.LocalDatePattern.Iso.Parse(value) is { Success: true } parsed
            ? parsed.Value
            : null;

    /// <summary>With these in the place of what came for them.</summary>
    public Fields With(IEnumerable<KeyValuePair<string, string>> values)
    {
        var all = new Dictionary<string, string>(_values);
        foreach (var (id, value) in values)
            all[id] = value;
        return new Fields(all, _unreadable.Where(id => !all.ContainsKey(id)));
    }

    public override string ToString() => $"({_values.Count} fields)";
}

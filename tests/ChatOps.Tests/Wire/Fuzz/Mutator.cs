using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatOps.Tests.Wire.Fuzz;

/// <summary>
/// Spoils what a vendor or a browser really sends: drops, doubles and retypes members, puts strange text and numbers in, nests deep, cuts
/// and flips bytes. The same seed spoils the same way.
/// </summary>
internal sealed class Mutator(int seed)
{
    /// <summary>Stands in texts, and may stand in no log.</summary>
    public const string Marker = "zq-fuzz-51c2";

    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 512 };

    private static readonly string[] Strange =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1e400",
        "-0.0",
        "99999999999999999999999999",
        "1.7976931348623157e308",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "{\"id\":{\"id\":[]}}",
        "{\"\":null}",
        "\"../../x\"",
        "\"2026-02-30\"",
        "\"12/11/2026\"",
        "\"9999-12-31\"",
        "\"\\u202e\\u2066x\"",
        "\"<script>\"",
        "\"%00%ff\"",
        "\"a,b,,c\"",
        "\"-\"",
    ];

    private static readonly string[] Tails =
    [
        "\ud83d",
        "\udc00",
        "\0",
        "\u0001\u0007",
        "\u202e",
        "\u2028",
        "\ufffe",
        "\ud83d\udc69\u200d\ud83d\udcbb",
        "'; DROP TABLE persons; --",
        "{{7*7}}",
        "${x}",
        "<!channel>",
        "<@U0|x>",
        "<http://x|y>",
        "\r\nX-A: b",
        "%0d%0a",
        "&amp;",
        "*_~`>",
        "\u00a0",
        "e\u0301\u0301\u0301",
    ];

    private readonly Random _random = new(seed);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T One<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];

    /// <summary>As text, because a node can't hold what is no good JSON.</summary>
    public string Json(string json)
    {
        var root = JsonNode.Parse(json)!;
        var raw = new Dictionary<string, string>();
        foreach (var (parent, name) in Strings(root).ToList())
        {
            if (name is "text" or "value" && Chance(50))
                parent[name] = $"{Marker} {parent[name]}";
        }

        for (var times = _random.Next(1, 5); times > 0; times--)
            Change(root, raw);
        var text = root.ToJsonString(Deep);
        foreach (var (place, written) in raw)
            text = text.Replace($"\"{place}\"", written, StringComparison.Ordinal);
        if (Chance(5) && text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at)
            text = text.Insert(at + 1, $"\"type\":{One(Strange)},");
        return text;
    }

    /// <summary>Cut, doubled, with bytes that are no text; mostly left alone.</summary>
    public byte[] Bytes(byte[] bytes)
    {
        switch (_random.Next(40))
        {
            case 0:
                return bytes[.._random.Next(bytes.Length + 1)];
            case 1:
                return [.. bytes, .. bytes];
            case 2:
                return [0xef, 0xbb, 0xbf, .. bytes];
            case 3:
                return Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes));
            case 4 when bytes.Length > 0:
                var flipped = bytes.ToArray();
                for (var times = _random.Next(1, 8); times > 0; times--)
                    flipped[_random.Next(flipped.Length)] = (byte)_random.Next(256);
                return flipped;
            default:
                return bytes;
        }
    }

    public IReadOnlyList<KeyValuePair<string, string>> Fields(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var list = fields.ToList();
        for (var times = _random.Next(1, 5); times > 0 && list.Count > 0; times--)
        {
            var at = _random.Next(list.Count);
            switch (_random.Next(5))
            {
                case 0:
                    list.RemoveAt(at);
                    break;
                case 1:
                    list.Insert(at, list[at]);
                    break;
                case 2:
                    list[at] = new(Text(list[at].Key), list[at].Value);
                    break;
                default:
                    list[at] = new(list[at].Key, Chance(50) ? Text(list[at].Value) : One(Strange).Trim('"'));
                    break;
            }
        }

        return list;
    }

    /// <summary>What a form has in its body; half letters and control characters come as escapes.</summary>
    public static byte[] Encoded(IEnumerable<KeyValuePair<string, string>> fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{Escaped(f.Key)}={Escaped(f.Value)}")));

    public static string Escaped(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    public string? MediaType(string usual) => _random.Next(60) switch
    {
        0 => null,
        1 => "text/plain",
        2 => $"{usual}; charset=utf8",
        3 => $"{usual}; charset=utf-16",
        4 => usual.ToUpperInvariant(),
        5 => "multipart/form-data; boundary=x",
        _ => usual,
    };

    public string Text(string text) => _random.Next(8) switch
    {
        0 => text.Length == 0 ? "x" : text[.._random.Next(text.Length)],
        1 => text + new string('x', _random.Next(1, 70_000)),
        2 => new string('[', _random.Next(1, 300)) + text,
        3 => _random.NextInt64().ToString(CultureInfo.InvariantCulture),
        4 => text.ToUpperInvariant(),
        _ => text + One(Tails),
    };

    private void Change(JsonNode root, Dictionary<string, string> raw)
    {
        var members = Members(root).ToList();
        if (members.Count == 0)
            return;
        var (parent, name) = One(members);
        var place = $"@@{raw.Count}@@";
        switch (_random.Next(8))
        {
            case 0 or 1:
                parent.Remove(name);
                break;
            case 2:
                parent[$"{name}_2"] = parent[name]?.DeepClone();
                break;
            case 3:
                raw[place] = string.Concat(Enumerable.Repeat("[", 90)) + string.Concat(Enumerable.Repeat("]", 90));
                parent[name] = place;
                break;
            case 4 when parent[name] is JsonArray { Count: > 0 } many:
                many.Add(many[0]?.DeepClone());
                break;
            case 5 or 6 when parent[name] is JsonValue value:
                raw[place] = Quoted(Text(value.ToString()));
                parent[name] = place;
                break;
            default:
                raw[place] = One(Strange);
                parent[name] = place;
                break;
        }
    }

    /// <summary>Half letters as escapes, as a client's own writer would write them.</summary>
    private static string Quoted(string text)
    {
        var written = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is < ' ' or '"' or '\\' || char.IsSurrogate(c))
                written.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                written.Append(c);
        }

        return written.Append('"').ToString();
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode node) => node switch
    {
        JsonObject some => some.SelectMany(m => (m.Value is null ? [] : Members(m.Value)).Prepend((some, m.Key))),
        JsonArray many => many.OfType<JsonNode>().SelectMany(Members),
        _ => [],
    };

    private static IEnumerable<(JsonObject Parent, string Name)> Strings(JsonNode node) =>
        Members(node).Where(m => m.Parent[m.Name] is JsonValue value && value.GetValueKind() == JsonValueKind.String);
}

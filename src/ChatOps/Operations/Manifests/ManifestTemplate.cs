using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Cards;

namespace ChatOps.Operations.Manifests;

/// <summary>A file of <c>manifests/</c>, which ships inside the binary, with <c>{placeholders}</c> in its texts.</summary>
internal static class ManifestTemplate
{
    private static readonly JsonSerializerOptions Readable = new(CardJson.Options) { WriteIndented = true };

    public static byte[] Read(string name)
    {
        using var stream = typeof(ManifestTemplate).Assembly.GetManifestResourceStream($"manifests/{name}")
            ?? throw new InvalidOperationException($"No file manifests/{name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The template with its placeholders filled, in every text of the document.</summary>
    public static JsonObject Fill(string name, IReadOnlyDictionary<string, string> values) =>
        (JsonObject)Fill(JsonNode.Parse(Read(name)), values)!;

    public static string Write(JsonObject manifest) => manifest.ToJsonString(Readable) + "\n";

    private static JsonNode? Fill(JsonNode? node, IReadOnlyDictionary<string, string> values) =>
        node switch
        {
            JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Fill(p.Value, values)))),
            JsonArray a => new JsonArray([.. a.Select(n => Fill(n, values))]),
            JsonValue v when v.GetValueKind() == JsonValueKind.String => values.Aggregate(v.GetValue<string>(), (text, value) =>
                text.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal)),
            _ => node?.DeepClone(),
        };
}

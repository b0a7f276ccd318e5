using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatOps.Cards;

/// <summary>How card JSON is written: letters of every script as they are, so that a card in Japanese is not twice its size.</summary>
internal static class CardJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Bytes on the wire.</summary>
    public static int Size(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(json, Options).Length;

    public static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    /// <summary>Sets a member unless the value is null, which reads as absent.</summary>
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
            json[name] = value;
        return json;
    }

    /// <summary>Sets a member that is only written when it is true.</summary>
    public static JsonObject WithFlag(this JsonObject json, string name, bool value) => value ? json.With(name, true) : json;
}

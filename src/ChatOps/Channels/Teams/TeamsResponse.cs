using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatOps.Channels.Teams;

/// <summary>Writes an invoke's body.</summary>
internal static class TeamsResponse
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null writes 200 without a body. Always 0: answered.</summary>
    public static async Task<int> Write(HttpResponse response, JsonObject? body, Ct ct)
    {
        if (body is null)
            return 0;
        response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, Relaxed))
            body.WriteTo(writer);
        await response.BodyWriter.FlushAsync(ct);
        return 0;
    }
}

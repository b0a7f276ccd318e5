using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Channels.Teams;
using Microsoft.Bot.Schema;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Activities as Teams sends them, with people and ids of our own.</summary>
internal static class Payload
{
    public static string Text(string name)
    {
        using var stream = typeof(Payload).Assembly.GetManifestResourceStream($"Payloads/{name}.json")
            ?? throw new InvalidOperationException($"There is no payload {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static JsonObject Json(string name) => JsonNode.Parse(Text(name))!.AsObject();

    public static Activity Activity(string name) => Read(Text(name))!;

    public static Activity? Read(string json) => ActivityJson.Read(Encoding.UTF8.GetBytes(json));
}

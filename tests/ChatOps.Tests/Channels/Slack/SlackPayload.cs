using System.Runtime.CompilerServices;
using ChatOps.Channels.Slack.Reading;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>Payloads as Slack sends them, one a file.</summary>
internal static class SlackPayload
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Payloads");

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json"));

    public static SlackGesture? Gesture(string name) =>
        SlackInbound.Of(
            SlackReading.Read(File.ReadAllBytes(Path.Combine(Folder, $"{name}.json")), SlackJson.Default.SlackInteraction)!, "a secret"u8);

    public static SlackHappening Happening(string name) =>
        SlackHappening.Of(SlackReading.Read(File.ReadAllBytes(Path.Combine(Folder, $"{name}.json")), SlackJson.Default.SlackEnvelope)!);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

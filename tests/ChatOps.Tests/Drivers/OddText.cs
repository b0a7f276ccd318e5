using System.Text.Json.Nodes;

namespace ChatOps.Tests.Drivers;

/// <summary>Text that a client can send, and that no JSON writer of ours writes.</summary>
internal static class OddText
{
    /// <summary>Stands for half a letter, until it is sent.</summary>
    public const string HalfALetter = "\uE000";

    /// <summary>With everything that one engine takes and another does not.</summary>
    public const string Everything = $"a{HalfALetter}b \0c 😀 {HalfALetter}";

    /// <summary>What becomes of it.</summary>
    public const string Kept = "a\uFFFDb c 😀 \uFFFD";

    public static string ToWire(this JsonNode payload) =>
        payload.ToJsonString().Replace("\\uE000", "\\ud83d", StringComparison.OrdinalIgnoreCase);
}

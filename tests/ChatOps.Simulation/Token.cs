using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatOps.Simulation;

internal enum TextKind
{
    /// <summary>A week, as it was shared, saved or changed.</summary>
    Share,
    Comment,
    Saying,
}

/// <summary>
/// Stands in every text that a member of a world writes, so that it is known wherever it comes out: <c>Zana2s17v3z</c>. Letters and digits,
/// which no vendor's markup touches.
/// </summary>
/// <param name="Author">A first name.</param>
/// <param name="Kind">What was written.</param>
/// <param name="Thing">Which week, message, ...: texts about one thing replace each other.</param>
/// <param name="Version">The newer the higher, for one thing.</param>
internal readonly partial record struct Token(string Author, TextKind Kind, int Thing, int Version)
{
    public override string ToString() => $"Z{Author}{"scy"[(int)Kind]}{Thing}v{Version}z";

    public static IEnumerable<Token> In(string text) => Shape().Matches(text).Select(m => new Token(
        m.Groups[1].Value,
        (TextKind)"scy".IndexOf(m.Groups[2].Value, StringComparison.Ordinal),
        int.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture),
        int.Parse(m.Groups[4].Value, CultureInfo.InvariantCulture)));

    public static bool IsNewer(string text, string than) =>
        In(text).Any(t => In(than).Any(o => (o.Author, o.Kind, o.Thing) == (t.Author, t.Kind, t.Thing) && o.Version < t.Version));

    [GeneratedRegex("Z([a-z]+?)([scy])([0-9]+)v([0-9]+)z")]
    private static partial Regex Shape();
}

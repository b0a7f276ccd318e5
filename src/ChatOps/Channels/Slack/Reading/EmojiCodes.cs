using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// Slack's standard emoji by their codes; a workspace's own have none. The table is made from emojibase-data 17.0.0 (MIT), in which
/// <c>shortcodes/iamcal</c> holds the names that Slack uses.
/// </summary>
internal static class EmojiCodes
{
    private const string Plain = "\uFE0F";

    private static readonly Lazy<FrozenDictionary<string, string>> Table = new(Load);

    /// <param name="code">Without its colons.</param>
    /// <param name="tone">Slack's number of a skin tone, 2 to 6; empty: none.</param>
    public static string? Find(string code, string tone = "") =>
        !Table.Value.TryGetValue(code, out var emoji) ? null
        : tone.Length == 0 ? emoji
        : Toned(emoji, int.Parse(tone, CultureInfo.InvariantCulture));

    /// <summary>An emoji as rich text spells it: <c>1f44d-1f3fc</c>; null when it is none.</summary>
    public static string? Spelled(string? points)
    {
        var letters = new StringBuilder();
        foreach (var point in points?.Split('-') ?? [])
        {
            if (
                !int.TryParse(point, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                || !Rune.TryCreate(value, out var rune)
                || Rune.IsControl(rune))
                return null;
            letters.Append(rune);
        }

        return letters.Length == 0 ? null : letters.ToString();
    }

    /// <summary>The tone stands behind the first sign, in the place of what would make it colourful.</summary>
    private static string Toned(string emoji, int tone)
    {
        var first = emoji.EnumerateRunes().First();
        var rest = emoji[first.Utf16SequenceLength..];
        return $"{first}{new Rune(0x1F3FB + tone - 2)}{(rest.StartsWith(Plain, StringComparison.Ordinal) ? rest[Plain.Length..] : rest)}";
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(EmojiCodes).Assembly.GetManifestResourceStream($"{typeof(EmojiCodes).Namespace}.emoji.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }
}

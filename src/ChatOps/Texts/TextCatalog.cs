using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace ChatOps.Texts;

/// <summary>
/// Every text that people see, by key and language. One JSON file a language; a missing key falls back to English and fails a test.
/// </summary>
internal static class TextCatalog
{
    private static readonly FrozenDictionary<string, Phrases> Languages = Load();

    /// <summary>The languages that exist, by their BCP 47 tag.</summary>
    public static IReadOnlyList<string> Tags { get; } = [.. Languages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The phrases for <c>de-AT</c> are those of <c>de</c>; an unknown language reads English.</summary>
    public static Phrases For(string locale) =>
        Languages.GetValueOrDefault(locale.Split('-', '_')[0].ToLowerInvariant()) ?? Languages["en"];

    private static FrozenDictionary<string, Phrases> Load()
    {
        var assembly = typeof(TextCatalog).Assembly;
        var files = assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith("ChatOps.Texts.", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal));
        var texts = files.ToDictionary(n => n.Split('.')[^2], n =>
        {
            using var stream = assembly.GetManifestResourceStream(n)!;
            return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        });
        var english = texts["en"];
        return texts.ToFrozenDictionary(t => t.Key, t => new Phrases(t.Key, t.Value.ToFrozenDictionary(), english.ToFrozenDictionary()));
    }
}

/// <summary>The texts of one language. Placeholders stand in braces: <c>{partner}</c>.</summary>
internal sealed class Phrases(string tag, FrozenDictionary<string, string> texts, FrozenDictionary<string, string> english)
{
    public string Tag => tag;

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(tag);

    public IEnumerable<string> Keys => texts.Keys;

    public string this[string key] => texts.GetValueOrDefault(key) ?? english.GetValueOrDefault(key) ?? key;

    /// <summary>A language's name as the reader knows it; one that has no text of ours calls itself what it is called at home.</summary>
    public string LanguageName(string language) =>
        Has($"language.{language}") ? this[$"language.{language}"] : CultureInfo.GetCultureInfo(language).NativeName;

    public bool Has(string key) => texts.ContainsKey(key) || english.ContainsKey(key);

    /// <summary>
    /// The text with its placeholders filled: <c>phrases.Fill("sees.partner", ("partner", name), ("k", 5))</c>. Values are names, dates and
    /// numbers, never words.
    /// </summary>
    public string Fill(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var text = this[key];
        foreach (var (name, value) in values)
            text = text.Replace("{" + name + "}", Convert.ToString(value, Culture), StringComparison.Ordinal);
        return text;
    }
}

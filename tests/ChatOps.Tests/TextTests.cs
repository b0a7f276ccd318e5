using System.Text.Json;
using System.Text.RegularExpressions;
using ChatOps.Tests.Golden;

namespace ChatOps.Tests;

/// <summary>The texts that people see: complete in every language, all used, in the words that the house allows itself.</summary>
public sealed partial class TextTests
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(Goldens.Folder, "../../../src/ChatOps"));

    private static readonly IReadOnlyList<string> Code = [.. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText)];

    private static readonly Dictionary<string, string> English = Read("en");

    public static TheoryData<string> Translations =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Source, "Texts"), "*.json")
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .Where(l => l != "en"),
        ];

    [Theory, MemberData(nameof(Translations))]
    public void every_language_has_every_text(string language) => Read(language).Keys.ShouldBe(English.Keys, ignoreOrder: true);

    [Theory, MemberData(nameof(Translations))]
    public void every_translation_fills_the_same_blanks(string language)
    {
        foreach (var (key, text) in Read(language))
            Blanks(text).ShouldBe(Blanks(English[key]), ignoreOrder: true, key);
    }

    [Fact]
    public void keys_stand_in_order()
    {
        foreach (var language in (string[])["en", .. Translations.Select(t => t.Data)])
            Read(language).Keys.ToList().ShouldBe([.. Read(language).Keys.Order(StringComparer.Ordinal)], language);
    }

    /// <summary>What the channels say when a visit fails, written before they do.</summary>
    private static readonly string[] Awaited = ["error.not_saved"];

    /// <summary>
    /// A key that is put together in the code is used when its pattern is: <c>$"intake.mode.{mode}"</c> stands for every
    /// <c>intake.mode.x</c>.
    /// </summary>
    [Fact]
    public void every_text_is_used()
    {
        var literals = Code.SelectMany(c => Literal().Matches(c)).Select(m => m.Groups[1].Value).ToHashSet();
        var patterns = Code.SelectMany(c => Composed().Matches(c))
            .Select(m => Pattern(m.Groups[1].Value))
            .Distinct()
            .Select(p => new Regex(p))
            .ToList();
        English.Keys.Except(Awaited).Where(key => !literals.Contains(key) && !patterns.Any(p => p.IsMatch(key))).ShouldBeEmpty();
    }

    [Fact]
    public void every_text_that_the_code_asks_for_is_there()
    {
        Code.SelectMany(c => Asked().Matches(c))
            .Select(m => m.Groups[1].Value)
            .Where(key => !English.ContainsKey(key))
            .Distinct()
            .ShouldBeEmpty();
        Code.SelectMany(c => AskedComposed().Matches(c))
            .Select(m => m.Groups[1].Value)
            .Where(key => !English.Keys.Any(k => Regex.IsMatch(k, Pattern(key))))
            .Distinct()
            .ShouldBeEmpty();
    }

    [Fact]
    public void no_text_judges_anybody()
    {
        // "Only you see this card" tells who sees; "only 2 of 3" would judge. "Hours behind you" tells the time.
        foreach (var (key, text) in English)
        {
            Judging().IsMatch(text).ShouldBeFalse($"{key}: {text}");
            (text.Contains("behind", StringComparison.OrdinalIgnoreCase) && !text.Contains("hour", StringComparison.Ordinal)).ShouldBeFalse(
                $"{key}: {text}");
        }
        foreach (var (key, text) in Read("de"))
            JudgingInGerman().IsMatch(text).ShouldBeFalse($"{key}: {text}");
    }

    [Fact]
    public void no_text_guesses_who_somebody_is() =>
        English.Where(t => Gendered().IsMatch(t.Value)).Select(t => t.Key).ShouldBeEmpty();

    [Fact]
    public void headings_do_not_shout_and_no_text_winks()
    {
        foreach (var (key, text) in English.Concat(Read("de")))
        {
            (key.EndsWith("heading", StringComparison.Ordinal) && text.Contains('!')).ShouldBeFalse(key);
            text.EnumerateRunes().Any(r => r.Value is >= 0x1F000 or (>= 0x2600 and <= 0x27BF)).ShouldBeFalse(key);
        }
    }

    private static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Source, "Texts", $"{language}.json")))!;

    private static IEnumerable<string> Blanks(string text) => Blank().Matches(text).Select(m => m.Value).Distinct();

    private static string Pattern(string composed) =>
        $"^{Hole().Replace(Regex.Escape(composed).Replace("\\{", "{", StringComparison.Ordinal), "[a-z0-9_-]+")}$";

    [GeneratedRegex(@"""([a-z][a-z0-9_.-]*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$""([a-z][a-z_-]*\.[a-z0-9_.-]*\{[^""]*)""")]
    private static partial Regex Composed();

    [GeneratedRegex(@"(?:\w\[|\bFill\(|\bSay\()""([a-z][a-z0-9_-]*\.[a-z0-9_.-]*)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?:\w\[|\bFill\(|\bSay\()\$""([a-z][a-z_-]*\.[a-z0-9_.-]*\{[^""]*)""")]
    private static partial Regex AskedComposed();

    [GeneratedRegex(@"\{[a-z0-9_]+\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(
        @"\b(failed|overdue|late|homework|scores?|rank(ed|ing)?|still haven't|only (\d|\{n\}|\{count\}))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Judging();

    [GeneratedRegex(@"\b(überfällig|verspätet|versäumt|gescheitert|versagt|Hausaufgaben?|Punktzahl|Rangliste)\b", RegexOptions.IgnoreCase)]
    private static partial Regex JudgingInGerman();

    [GeneratedRegex(@"\b(he|she|him|his|her|hers|himself|herself)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gendered();
}

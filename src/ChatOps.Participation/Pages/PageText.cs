using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ChatOps.Participation.Pages;

/// <summary>The page's words and numbers in one language.</summary>
internal sealed class PageText
{
    public static readonly IReadOnlyList<string> Languages = ["en", "de"];

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Dictionary<string, PageText> Known = Languages.ToDictionary(l => l, l => new PageText(l));

    private readonly Dictionary<string, string> _texts;
    private readonly CultureInfo _culture;

    private PageText(string language)
    {
        Language = language;
        _culture = CultureInfo.GetCultureInfo(language == "de" ? "de-DE" : "en-GB");
        using var stream = typeof(PageText).Assembly.GetManifestResourceStream($"ChatOps.Participation.Pages.{language}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    public string Language { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>What is asked for in the address, else the browser's first language that there is, else English.</summary>
    public static PageText For(string? asked, string? acceptLanguage) =>
        asked is not null && Known.TryGetValue(asked, out var chosen) ? chosen
        : (acceptLanguage ?? "").Split(',').Select(l => l.Trim().Split('-', ';')[0].ToLowerInvariant())
            .Where(Known.ContainsKey).Select(l => Known[l]).FirstOrDefault(Known["en"]);

    /// <summary>Encoded for HTML, with its values in place.</summary>
    public string this[string key, params object[] values] => Encode(Plain(key, values));

    /// <summary>As it is, for whoever encodes it themselves.</summary>
    public string Plain(string key, params object[] values) => string.Format(_culture, _texts[key], values);

    public string Number(long number) => number.ToString("N0", _culture);

    public string Day(DateOnly day) => day.ToString("d", _culture);

    /// <summary>A share in whole percent, with a space that does not break; a dash of nothing.</summary>
    public string Percent(long part, long whole) => whole == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100m * part / whole, MidpointRounding.AwayFromZero)}\u00a0%");

    public static string Encode(string text) => Encoder.Encode(text);
}

using System.Text.Json.Serialization;

namespace ChatOps.Privacy;

/// <summary>
/// Any text that a member wrote. It does not print: it cannot be logged, concatenated or put into an exception by accident.
/// <see cref="Reveal"/> is called where a card is drawn, where text is encrypted, and in pure decisions about it, nowhere else.
/// </summary>
[JsonConverter(typeof(NoWords))]
internal sealed record Words
{
    private readonly string _text;

    public Words(string text) => _text = text;

    /// <summary>Length in UTF-16 units, as both vendors count.</summary>
    public int Length => _text.Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(_text);

    public string Reveal() => _text;

    /// <summary>Equal but for case and surrounding space: "You already have this one."</summary>
    public bool IsSameAs(Words other) => string.Equals(_text.Trim(), other._text.Trim(), StringComparison.OrdinalIgnoreCase);

    public override string ToString() => "...";
}

using ChatOps.Privacy;

namespace ChatOps.Cards;

/// <summary>
/// One line of text on a card, made of spans. Our own texts and member text are kept apart, so that a renderer
/// can show member text plainly: no markup, mention or link in it takes effect.
/// </summary>
internal sealed record Line(IReadOnlyList<Span> Spans)
{
    public static readonly Line Empty = new([]);

    public static implicit operator Line(string text) => new([new Span(text)]);

    public static implicit operator Line(Words words) => new([Span.Of(words)]);

    public static Line Of(params IEnumerable<Span> spans) => new([.. spans]);

    public bool IsEmpty => Spans.All(s => s.Text.Length == 0);

    public bool HoldsWords => Spans.Any(s => s.IsMembers);

    /// <summary>The whole line as plain text. May hold member text: for renderers only.</summary>
    public string Plain() => string.Concat(Spans.Select(s => s.Text));

    /// <summary>Never the text: a line may hold a member's words.</summary>
    public override string ToString() => "(line)";
}

/// <summary>A run of text in one style. <see cref="IsMembers"/> marks text that a member wrote (words, or a display name).</summary>
internal sealed record Span(string Text, bool IsBold = false, bool IsSubtle = false, bool IsMembers = false)
{
    public static implicit operator Span(string text) => new(text);

    public static Span Bold(string text) => new(text, IsBold: true);

    public static Span Of(Words words) => new(words.Reveal(), IsMembers: true);

    /// <summary>A display name: chosen by a person, so it is shown as plainly as words are.</summary>
    public static Span Name(string name, bool bold = false) => new(name, IsBold: bold, IsMembers: true);

    public override string ToString() => "(span)";
}

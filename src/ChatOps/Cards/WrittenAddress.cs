using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using ChatOps.Storage.Writing;

namespace ChatOps.Cards;

/// <summary>
/// Mail addresses and names as a person writes them: with a name before it, in brackets or quotes, at the end of a sentence, copied with
/// signs that nobody sees. Pure.
/// </summary>
internal static partial class WrittenAddress
{
    private const string Around = " \t\r\n.,;:!?*~`\"'“”„‘’«»()[]{}<>";

    /// <summary>The one address in the text, in small letters; null: there is none, or there are several.</summary>
    public static string? Read(string text) => In(text) is [var one] ? one : null;

    /// <summary>Every address in the text, each once.</summary>
    public static IReadOnlyList<string> In(string text) =>
    [
        .. Any().Matches(Plain(text))
            .Select(m => m.Value.Trim(Around.ToCharArray()))
            .Where(a => MailAddress.TryCreate(a, out var address) && address.Address == a)
            .Select(a => a.ToLowerInvariant())
            .Distinct(),
    ];

    /// <summary>A name, without what stands around it.</summary>
    public static string Name(string text) => Plain(text).Trim(Around.ToCharArray());

    private static string Plain(string text) => string.Concat(
        StorableText.Of(text).Normalize(NormalizationForm.FormKC)
            .Where(c => char.IsWhiteSpace(c) || !Invisible.Is(c))
            .Select(c => char.IsWhiteSpace(c) ? ' ' : c));

    [GeneratedRegex("""[^\s@<>()\[\]{},;:"“”„«»]+@[^\s@<>()\[\]{},;:"“”„«»]+""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Any();
}

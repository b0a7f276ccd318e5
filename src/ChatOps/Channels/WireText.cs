using System.Buffers;
using System.Text;
using ChatOps.Storage.Writing;

namespace ChatOps.Channels;

/// <summary>Text and ids as they come over the wire, made safe to keep.</summary>
internal static class WireText
{
    /// <summary>Of UTF-8: two of them together stand in an index, which takes 2,700.</summary>
    private const int MostBytesOfAnId = 1_000;

    private static readonly SearchValues<char> Strays = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))]);

    /// <summary>An id that may stand in a path, a key and a column: not empty, no control characters, no dot segment.</summary>
    public static bool IsId(string? id) =>
        id is { Length: > 0 } and not ("." or "..") && Encoding.UTF8.GetByteCount(id) <= MostBytesOfAnId && !id.Any(char.IsControl);

    /// <summary>
    /// Without the control characters that no keyboard makes and no database keeps; half a letter, which is no text, becomes U+FFFD. What
    /// ends a line where it was copied from ends one here.
    /// </summary>
    public static string Clean(string text) => StorableText.Of(
        text.AsSpan().IndexOfAny(Strays) < 0
            ? text
            : string.Concat(text.Select(c => c is '\v' or '\f' or '\u0085' ? '\n' : c).Where(c => !Strays.Contains(c))));
}

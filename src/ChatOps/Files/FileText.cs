using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ChatOps.Files;

/// <summary>
/// The text of a file, whichever program saved it: by its byte order mark, else UTF-16 or UTF-8 where most of it is that, else as its
/// sender says, else Windows-1252, which Excel still writes as "CSV".
/// </summary>
internal static class FileText
{
    public static (string Text, FileFault? Fault) Read(string path)
    {
        try
        {
            return (Of(File.ReadAllBytes(path)), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var isMissing = e is FileNotFoundException or DirectoryNotFoundException;
            return ("", new(path, null, isMissing ? "file.fault.missing" : "file.fault.unreadable"));
        }
    }

    /// <param name="bytes">All of them.</param>
    /// <param name="charset">What the sender says; null or unknown: nothing.</param>
    public static string Of(byte[] bytes, string? charset = null)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), WithoutMark(bytes, charset), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>Both files that are handed in begin with letters, which UTF-16 writes with a zero byte.</summary>
    private static Encoding WithoutMark(byte[] bytes, string? charset) => bytes switch
    {
        [not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, ..] => Encoding.BigEndianUnicode,
        // More than letters of ASCII is hardly ever UTF-8 by accident, whatever a server says of all its files.
        _ when IsMostlyUtf8(bytes) && !Ascii.IsValid(bytes) => Encoding.UTF8,
        _ => Named(charset) ?? (Utf8.IsValid(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!),
    };

    /// <summary>A few bytes that are none, in a file that was cut or pasted together, become U+FFFD and spoil no other letter.</summary>
    private static bool IsMostlyUtf8(byte[] bytes)
    {
        var (letters, strays) = (0, 0);
        for (var rest = bytes.AsSpan(); rest.Length > 0;)
        {
            var status = Rune.DecodeFromUtf8(rest, out _, out var length);
            if (status != OperationStatus.Done)
                strays++;
            else if (length > 1)
                letters++;
            rest = rest[length..];
        }

        return letters > strays;
    }

    /// <summary>
    /// Null: nobody knows it, or it can't be this: it writes letters in more bytes than one, or would have been seen by itself.
    /// </summary>
    private static Encoding? Named(string? charset)
    {
        try
        {
            var name = charset?.Trim('"', '\'', ' ') ?? "";
            var named = name.Length == 0 ? null : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return named is UTF8Encoding or ASCIIEncoding || named?.GetByteCount("A") != 1 ? null : named;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}

using System.Text;
using System.Text.Unicode;

namespace ChatOps.Files;

/// <summary>
/// The text of a file, whichever program saved it: by its byte order mark, else UTF-16 or UTF-8 where it is that, else Windows-1252, which
/// Excel still writes as "CSV".
/// </summary>
internal static class FileText
{
    public static (string Text, FileFault? Fault) Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            using var reader = new StreamReader(new MemoryStream(bytes), WithoutMark(bytes), detectEncodingFromByteOrderMarks: true);
            return (reader.ReadToEnd(), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var isMissing = e is FileNotFoundException or DirectoryNotFoundException;
            return ("", new(path, null, isMissing ? "there is no such file." : "the file can't be read."));
        }
    }

    /// <summary>A header begins with letters that UTF-16 writes with a zero byte.</summary>
    private static Encoding WithoutMark(byte[] bytes) => bytes switch
    {
        [not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => Utf8.IsValid(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    };
}

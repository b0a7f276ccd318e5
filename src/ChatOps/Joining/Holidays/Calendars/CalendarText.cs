using System.IO.Compression;
using System.Text.Unicode;
using ChatOps.Files;

namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>What was handed in as a calendar, as text: packed with gzip or not, in whatever encoding. Pure.</summary>
internal static class CalendarText
{
    public const int MostBytes = 4 * HolidayCalendar.MostCharacters;

    /// <param name="bytes">As they came.</param>
    /// <param name="charset">What the sender said of them, or null.</param>
    /// <returns>The text, or null with the last part of the fault's text key.</returns>
    public static (string? Text, string Fault) Of(byte[] bytes, string? charset)
    {
        try
        {
            var plain = bytes is [0x1f, 0x8b, ..] ? Unpacked(bytes) : bytes;
            return plain.Length > MostBytes ? (null, "too_big") : (FileText.Of(Mended(plain), charset), "");
        }
        catch (InvalidDataException)
        {
            return (null, "no_calendar");
        }
    }

    /// <summary>
    /// Lines are folded by their bytes, and some programs fold within a letter: then the letter goes before the fold, which stays.
    /// </summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc5545#section-3.1</remarks>
    private static byte[] Mended(byte[] bytes)
    {
        if (Utf8.IsValid(bytes))
            return bytes;
        var mended = (byte[])bytes.Clone();
        for (var at = 1; at < bytes.Length; at++)
        {
            var fold = bytes.AsSpan(at) switch
            {
                [(byte)'\r', (byte)'\n', (byte)' ' or (byte)'\t', ..] => 3,
                [(byte)'\n' or (byte)'\r', (byte)' ' or (byte)'\t', ..] => 2,
                _ => 0,
            };
            if (fold == 0 || bytes[at - 1] < 0x80)
                continue;
            var rest = bytes.AsSpan(at + fold);
            var length = 0;
            while (length < Math.Min(3, rest.Length) && (rest[length] & 0xC0) == 0x80)
                length++;
            rest[..length].CopyTo(mended.AsSpan(at));
            bytes.AsSpan(at, fold).CopyTo(mended.AsSpan(at + length));
        }

        return mended;
    }

    /// <summary>No more than one byte too many.</summary>
    private static byte[] Unpacked(byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var plain = new byte[MostBytes + 1];
        return plain[..packed.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false)];
    }
}

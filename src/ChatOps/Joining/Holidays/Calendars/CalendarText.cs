using System.IO.Compression;
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
            return plain.Length > MostBytes ? (null, "too_big") : (FileText.Of(plain, charset), "");
        }
        catch (InvalidDataException)
        {
            return (null, "no_calendar");
        }
    }

    /// <summary>No more than one byte too many.</summary>
    private static byte[] Unpacked(byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var plain = new byte[MostBytes + 1];
        return plain[..packed.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false)];
    }
}

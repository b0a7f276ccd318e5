using System.Text;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>Reads single fields out of an <c>application/x-www-form-urlencoded</c> body without parsing the rest.</summary>
internal static class SlackForm
{
    private static readonly ushort[] Digits = DigitsOfBytes();

    /// <summary>A field's text, or null when the form does not have it.</summary>
    public static string? Text(ReadOnlySpan<byte> form, ReadOnlySpan<byte> name)
    {
        if (!TryFind(form, name, out var encoded))
            return null;
        var decoded = new byte[encoded.Length];
        return WireText.Clean(Encoding.UTF8.GetString(decoded, 0, Decode(encoded, decoded)));
    }

    /// <summary>A field as it stands in the form, still encoded.</summary>
    public static bool TryFind(ReadOnlySpan<byte> form, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> encoded)
    {
        foreach (var range in form.Split((byte)'&'))
        {
            var pair = form[range];
            if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name))
            {
                encoded = pair[(name.Length + 1)..];
                return true;
            }
        }
        encoded = default;
        return false;
    }

    /// <summary>
    /// Decodes into <paramref name="target"/>, which is at least as long; the number of bytes written. A broken escape is taken as it
    /// stands.
    /// </summary>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> target)
    {
        // In JSON every few letters are an escape: byte by byte is faster than looking for the next one.
        var written = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var letter = encoded[i];
            if (
                letter == '%'
                && i + 2 < encoded.Length
                && ((Digits[encoded[i + 1]] << 4) | Digits[encoded[i + 2]]) is var code and <= byte.MaxValue)
            {
                letter = (byte)code;
                i += 2;
            }
            else if (letter == '+')
            {
                letter = (byte)' ';
            }
            target[written++] = letter;
        }
        return written;
    }

    /// <summary>What each byte is worth as a hexadecimal digit; more than a byte holds when it is none.</summary>
    private static ushort[] DigitsOfBytes()
    {
        var digits = new ushort[256];
        Array.Fill(digits, (ushort)0x100);
        for (var i = 0; i < 16; i++)
            digits["0123456789abcdef"[i]] = digits["0123456789ABCDEF"[i]] = (ushort)i;
        return digits;
    }
}

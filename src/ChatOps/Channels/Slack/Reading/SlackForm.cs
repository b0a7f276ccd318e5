using System.Text;

namespace ChatOps.Channels.Slack;

/// <summary>Reads single fields out of an <c>application/x-www-form-urlencoded</c> body without parsing the rest.</summary>
internal static class SlackForm
{
    /// <summary>A field's text, or null when the form does not have it.</summary>
    public static string? Text(ReadOnlySpan<byte> form, ReadOnlySpan<byte> name)
    {
        if (!TryFind(form, name, out var encoded))
            return null;
        var decoded = new byte[encoded.Length];
        return Encoding.UTF8.GetString(decoded, 0, Decode(encoded, decoded)).Replace("\0", "", StringComparison.Ordinal);
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

    /// <summary>Decodes into <paramref name="target"/>, which is at least as long; the number of bytes written. A broken escape is taken as it stands.</summary>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> target)
    {
        // In JSON every few letters are an escape: byte by byte is faster than looking for the next one.
        var written = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var letter = encoded[i];
            if (letter == '%' && i + 2 < encoded.Length && Digit(encoded[i + 1]) is var high and >= 0 && Digit(encoded[i + 2]) is var low and >= 0)
            {
                letter = (byte)((high << 4) | low);
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

    private static int Digit(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };
}

using System.Globalization;
using System.Text;

namespace ChatOps.Storage.Writing;

/// <summary>
/// Text as both engines take it, whoever it is from: PostgreSQL stores neither NUL nor half a letter, SQLite what it makes of them. NUL is
/// dropped, half a letter becomes U+FFFD. Every text goes this way into a statement.
/// </summary>
internal static class StorableText
{
    public static string Of(string text)
    {
        // Nearly all texts are whole, and are found so without a copy.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\0'))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0)
                whole.Append(rune);
        }

        return whole.ToString();
    }

    /// <summary>
    /// No longer than this, and cut between two characters as people see them. What stands in an index has to have an end: PostgreSQL takes
    /// some two thousand bytes there.
    /// </summary>
    public static string Cut(string text, int most)
    {
        var whole = Of(text);
        var room = 0;
        while (room < whole.Length && StringInfo.GetNextTextElementLength(whole, room) is var next && room + next <= most)
            room += next;
        return room == whole.Length ? whole : whole[..room].TrimEnd();
    }
}

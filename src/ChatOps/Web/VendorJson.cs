using System.Text.Json;

namespace ChatOps.Web;

/// <summary>What every vendor's JSON has to be before anything is read from it.</summary>
internal static class VendorJson
{
    /// <summary>Levels of objects and arrays. A value of 64 levels has its place inside a payload.</summary>
    public const int Deepest = 128;

    /// <summary>One object in the strict sense, whatever stands in it: no comments, no other quotes, nothing behind it.</summary>
    public static bool IsObject(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

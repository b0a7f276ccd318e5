using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatOps.Privacy;

/// <summary>
/// One person's content key. <c>place</c> is bound into the cipher text, so that bytes moved to another row or column don't open.
/// </summary>
internal sealed class PersonKey(ReadOnlySpan<byte> key)
{
    private readonly AesBox _box = new(key);

    /// <param name="value">A record that holds <see cref="Words"/>.</param>
    /// <param name="type">From a source-generated JSON context that registers <see cref="WordsConverter"/>.</param>
    /// <param name="place">Table, column and row id: <c>check_ins.words/0193…</c>.</param>
    public byte[] Seal<T>(T value, JsonTypeInfo<T> type, string place)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var box = _box.Seal(plain, place);
        CryptographicOperations.ZeroMemory(plain);
        return box;
    }

    /// <exception cref="CryptographicException">Another person's key, another place, or tampered bytes.</exception>
    public T Open<T>(byte[] sealedWords, JsonTypeInfo<T> type, string place)
    {
        var plain = _box.Open(sealedWords, place);
        var value = JsonSerializer.Deserialize(plain, type)!;
        CryptographicOperations.ZeroMemory(plain);
        return value;
    }
}

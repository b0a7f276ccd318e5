using System.Security.Cryptography;
using ChatOps.Settings;

namespace ChatOps.Privacy;

/// <summary>
/// <c>Content:Key = env:NAME</c>: one key from the environment. Its id is a fingerprint, so that another value is not taken for the same
/// key.
/// </summary>
internal sealed class KeyVariable(string name) : IKeyPlace
{
    public string Name => name;

    public IReadOnlyList<RingKey> Load()
    {
        var text = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrWhiteSpace(text))
            throw new Misconfigured([$"Content:Key: the environment variable {name} is not set."]);
        var key = new byte[AesBox.KeySize];
        if (!Convert.TryFromBase64String(text.Trim(), key, out var length) || length != key.Length)
            throw new Misconfigured([$"Content:Key: the environment variable {name} is not base64 of {AesBox.KeySize} bytes."]);
        return [new RingKey($"env-{Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 8))}", key)];
    }

    public RingKey Add() =>
        throw new Misconfigured([$"Content:Key: a key in the environment variable {name} cannot be rotated here; use file:FOLDER."]);
}

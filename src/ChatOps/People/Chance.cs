using System.Security.Cryptography;

namespace ChatOps.People;

/// <summary>
/// The one place of what is left to chance and goes out: ids, and the secrets in links, codes and feeds. In production that is the
/// runtime's UUIDv7 and the system's random bytes. What a simulation begins <see cref="From"/> a seed draws the same every time, in
/// whichever thread it goes on; the host itself never asks for one.
/// </summary>
internal sealed class Chance
{
    private static readonly AsyncLocal<Chance?> Chosen = new();

    private readonly Lock _lock = new();
    private readonly Random _random;
    private readonly IClock _clock;

    private Chance(int seed, IClock clock) => (_random, _clock) = (new Random(seed), clock);

    /// <summary>
    /// From here on, in this flow and in all that it begins, everything is drawn from the seed; ids take their time from the clock.
    /// </summary>
    public static void From(int seed, IClock clock) => Chosen.Value = new Chance(seed, clock);

    /// <summary>A UUIDv7, lower case with hyphens.</summary>
    public static string Id() => Chosen.Value is { } chosen ? chosen.NextId() : Guid.CreateVersion7().ToString();

    /// <summary>So many bytes that nobody guesses.</summary>
    public static byte[] Secret(int bytes) => Chosen.Value is { } chosen ? chosen.NextBytes(bytes) : RandomNumberGenerator.GetBytes(bytes);

    /// <summary>So many of these letters, in an order that nobody guesses.</summary>
    public static string Secret(string letters, int count) =>
        Chosen.Value is { } chosen ? chosen.NextLetters(letters, count) : RandomNumberGenerator.GetString(letters, count);

    private byte[] NextBytes(int count)
    {
        var bytes = new byte[count];
        lock (_lock)
            _random.NextBytes(bytes);
        return bytes;
    }

    private string NextLetters(string letters, int count)
    {
        lock (_lock)
            return new string(_random.GetItems<char>(letters, count));
    }

    /// <summary>As RFC 9562 5.7 lays it out: 48 bits of milliseconds, the version, the variant, the rest random.</summary>
    private string NextId()
    {
        var bytes = NextBytes(16);
        var at = _clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(at >> (40 - (8 * i)));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// Tokens that passed, by the SHA-256 of the whole token: Teams sends one token with many requests, and a signature is dear. Only good
/// tokens come in, so a stranger cannot fill it; a token leaves when it expires, or after ten minutes, so that a withdrawn key does not
/// live on.
/// </summary>
/// <param name="clock">By which a token expires.</param>
/// <param name="steady">A stopwatch: ten minutes stay ten minutes when the clock is set.</param>
internal sealed class KnownTokens(IClock clock, IClock steady)
{
    private const int Most = 1_000;
    private static readonly Duration Longest = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<Digest, (TeamsToken Token, Instant Until)> _tokens = new();

    public bool Knows(string token, out Digest digest, [NotNullWhen(true)] out TeamsToken? known)
    {
        digest = Digest.Of(token);
        var isGood =
            _tokens.TryGetValue(digest, out var entry)
            && steady.GetCurrentInstant() < entry.Until
            && clock.GetCurrentInstant() < entry.Token.ExpiresAt;
        known = isGood ? entry.Token : null;
        return known is not null;
    }

    public void Remember(Digest digest, TeamsToken token)
    {
        var now = steady.GetCurrentInstant();
        if (_tokens.Count >= Most)
            Forget(now);
        _tokens[digest] = (token, now + Duration.Min(token.ExpiresAt - clock.GetCurrentInstant(), Longest));
    }

    private void Forget(Instant now)
    {
        foreach (var (digest, entry) in _tokens)
        {
            if (entry.Until <= now)
                _tokens.TryRemove(digest, out _);
        }

        if (_tokens.Count >= Most)
            _tokens.Clear();
    }

    internal readonly record struct Digest(UInt128 High, UInt128 Low)
    {
        public static Digest Of(string token)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
            var halves = MemoryMarshal.Cast<byte, UInt128>(hash);
            return new Digest(halves[0], halves[1]);
        }
    }
}

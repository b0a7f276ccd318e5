using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;

namespace ChatOps.Simulation;

/// <summary>Everything that went in and out of a world, in its order, each with its time. Its hash is the world's fingerprint.</summary>
internal sealed class Trace(IClock clock)
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string what) => _lines.Add($"{InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant())} {what}");

    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _lines))));
}

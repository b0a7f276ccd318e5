using System.Runtime.CompilerServices;

namespace ChatOps.Pairing.Matching;

/// <summary>A set of words for each member, as bits: word k is bit k modulo 64. Past 64 words the bits only say "perhaps", and the lists decide.</summary>
internal sealed class Tags
{
    private readonly ulong[] _bits;
    private readonly int[][] _lists;
    private readonly bool _isExact;

    public Tags(IReadOnlyList<IEnumerable<string>> words, Dictionary<string, int> numbers)
    {
        foreach (var word in words.SelectMany(w => w))
            numbers.TryAdd(word, numbers.Count);
        _lists = [.. words.Select(w => w.Select(x => numbers[x]).Distinct().Order().ToArray())];
        _bits = [.. _lists.Select(l => l.Aggregate(0UL, (bits, k) => bits | (1UL << (k & 63))))];
        _isExact = numbers.Count <= 64;
    }

    public IReadOnlyList<int> this[int member] => _lists[member];

    public bool IsEmpty(int member) => _bits[member] == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int member, int word) =>
        word >= 0 && (_bits[member] & (1UL << (word & 63))) != 0 && (_isExact || Array.BinarySearch(_lists[member], word) >= 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Share(int a, int b) => (_bits[a] & _bits[b]) != 0 && (_isExact || ShareListed(a, b));

    /// <summary>An empty set stands for any.</summary>
    public bool Agree(int a, int b) => _bits[a] == 0 || _bits[b] == 0 || Share(a, b);

    private bool ShareListed(int a, int b) => _lists[a].AsSpan().ContainsAny(_lists[b]);
}

using System.Runtime.CompilerServices;

namespace ChatOps.Matching.Rosters;

/// <summary>
/// A set of words for each member, as bits: word k is bit k modulo 64. Past 64 words the bits only say "perhaps", and the lists decide.
/// </summary>
internal sealed class Tags
{
    private readonly ulong[] _bits;
    private readonly int[][] _lists;
    private readonly bool _isExact;

    public Tags(int count, Func<int, IReadOnlyList<string>> words, Dictionary<string, int> numbers, Func<int, string?>? first = null)
    {
        (_bits, _lists) = (new ulong[count], new int[count][]);
        var list = new List<int>();
        for (var member = 0; member < count; member++)
        {
            list.Clear();
            if (first?.Invoke(member) is { } one)
                list.Add(Number(one));
            var more = words(member);
            for (var i = 0; i < more.Count; i++)
                list.Add(Number(more[i]));
            list.Sort();
            for (var i = list.Count - 1; i > 0; i--)
            {
                if (list[i] == list[i - 1])
                    list.RemoveAt(i);
            }

            _lists[member] = list.Count == 0 ? [] : [.. list];
            foreach (var word in list)
                _bits[member] |= 1UL << (word & 63);
        }

        _isExact = numbers.Count <= 64;

        int Number(string word)
        {
            numbers.TryAdd(word, numbers.Count);
            return numbers[word];
        }
    }

    public ReadOnlySpan<int> this[int member] => _lists[member];

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

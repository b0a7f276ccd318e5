using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;

namespace ChatOps.Channels.Sending;

/// <summary>Claimed rows that wait for their start: a few of each turn, refilled when half of them are gone.</summary>
internal sealed class ReadyRows
{
    private readonly List<SendDecision.Go> _goes = [];

    public int Count => _goes.Count;

    public int RoomFor(Turn turn) => SizeOf(turn) - _goes.Count(go => go.Row.Turn == turn);

    public bool WantsMore(Turn turn) => RoomFor(turn) * 2 >= SizeOf(turn);

    /// <summary>A sending that is claimed anew replaces what was decided about its row before.</summary>
    public void Put(IEnumerable<SendDecision.Go> goes)
    {
        foreach (var go in goes)
        {
            _goes.RemoveAll(known => known.Row.Id == go.Row.Id);
            _goes.Add(go);
        }
        _goes.Sort((a, b) => Order(a).CompareTo(Order(b)));
    }

    /// <summary>Answers first, then by due time.</summary>
    public IReadOnlyList<SendDecision.Go> InOrder() => [.. _goes];

    public void Take(SendDecision.Go go) => _goes.Remove(go);

    /// <summary>Its claim ran out.</summary>
    public void Drop(string row) => _goes.RemoveAll(go => go.Row.Id == row);

    public void Clear() => _goes.Clear();

    private static int SizeOf(Turn turn) => turn switch
    {
        Turn.Messages => 64,
        Turn.LookUps => 8,
        _ => 16,
    };

    private static (Turn, Instant, string) Order(SendDecision.Go go) => (go.Row.Turn, go.Row.DueAt, go.Row.Id);
}

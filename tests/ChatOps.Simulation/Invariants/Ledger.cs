using ChatOps.Simulation.Vendors;

namespace ChatOps.Simulation.Invariants;

/// <summary>What was acknowledged to its author, and in whose chats it has to stand.</summary>
internal sealed class Ledger
{
    /// <summary>
    /// What the bot carries between partners is removed after seven days, read or not: who is away for longer never sees it.
    /// </summary>
    private static readonly Duration Carried = Duration.FromDays(7);

    private readonly Dictionary<(string Author, TextKind Kind, int Thing, string Chat), (int Version, Instant At)> _owed = [];

    public void Acknowledged(Token text, IEnumerable<string> chats, Instant at)
    {
        foreach (var chat in chats)
            _owed[(text.Author, text.Kind, text.Thing, chat)] = (text.Version, at);
    }

    /// <summary>Nobody need see it any more.</summary>
    public void TakenBack(string author, TextKind kind, int thing)
    {
        foreach (var key in _owed.Keys.Where(k => (k.Author, k.Kind, k.Thing) == (author, kind, thing)).ToList())
            _owed.Remove(key);
    }

    /// <summary>What was seen is settled: it can be gone by rule later.</summary>
    /// <param name="screens">What can be read.</param>
    /// <param name="waits">Chats in which something still waits for its hour.</param>
    /// <param name="now">The present.</param>
    public void Check(Screens screens, IReadOnlySet<string> waits, Instant now)
    {
        foreach (var (owed, (version, at)) in _owed.ToList())
        {
            if (owed.Kind == TextKind.Saying && at + Carried < now)
                _owed.Remove(owed);
            else if (!waits.Contains(owed.Chat))
                Settle(owed, version);
        }

        void Settle((string Author, TextKind Kind, int Thing, string Chat) owed, int version)
        {
            var shown = screens.Shown(owed.Chat, owed.Author, owed.Kind, owed.Thing);
            if (shown < version)
                throw new Broken(
                    Invariant.NothingIsLost,
                    $"{new Token(owed.Author, owed.Kind, owed.Thing, version)} was acknowledged, and {owed.Chat} shows version {shown}");
            _owed.Remove(owed);
        }
    }
}

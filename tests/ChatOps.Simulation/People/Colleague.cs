namespace ChatOps.Simulation.People;

/// <summary>Somebody of a world, on their channel. Acts on what their screen shows, and knows nothing else.</summary>
internal abstract class Colleague(string name)
{
    public string Name => name;

    /// <summary>In small letters: stands in their texts.</summary>
    public string First { get; } = name.Split(' ')[0].ToLowerInvariant();

    /// <summary>Their chat with the bot.</summary>
    public abstract string Chat { get; }

    public bool HasJoined { get; set; }

    public bool HasLeft { get; set; }

    public bool IsPaused { get; set; }

    /// <summary>Away by days off or a pause until this day.</summary>
    public LocalDate AwayUntil { get; set; } = LocalDate.MinIsoValue;

    public abstract Task Says(string text);

    /// <summary>Whether such a button, or a form that is sent by it, is in sight.</summary>
    public abstract bool Has(string action);

    public abstract Task Presses(string action);

    /// <summary>
    /// Opens the form behind <paramref name="open"/> where it is not open already, fills it in, and sends it by <paramref name="send"/>.
    /// </summary>
    /// <returns>What the form says is wrong; empty when it was taken.</returns>
    public abstract Task<string> Sends(string open, string send, params (string Field, string Value)[] typed);

    /// <summary>The ids of the bot's messages in their chat.</summary>
    public abstract IReadOnlyList<string> Messages { get; }

    /// <summary>Everything that they can read, for the words of a failure.</summary>
    public abstract IReadOnlyList<string> Sees();
}

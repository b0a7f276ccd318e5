namespace ChatOps.Simulation.Vendors;

/// <summary>How a vendor takes a call.</summary>
internal enum Fate
{
    Good,

    /// <summary>429, with a time to wait.</summary>
    Throttled,

    /// <summary>500, or 503, without effect.</summary>
    Broken,

    /// <summary>It has its effect, and the answer does not come.</summary>
    Lost,
}

/// <summary>
/// The vendors' faults of a world, drawn from its seed. They happen to what the outbox sends; a view that a person waits for opens.
/// </summary>
internal sealed class Luck(int seed)
{
    private readonly Random _chance = new(seed);

    /// <summary>Nothing goes wrong before the world has begun.</summary>
    public bool IsOn { get; set; }

    public int Seconds() => _chance.Next(1, 40);

    public Fate Of(OutgoingCall call) => !IsOn || !(call.IsPost || call.IsUpdate || call.IsRemoval) ? Fate.Good : _chance.Next(100) switch
    {
        0 => Fate.Throttled,
        1 => Fate.Broken,
        // Teams has no way to ask whether a new message came: the card may then be there twice, and both lead to the same record.
        2 when call.IsToSlack || !call.IsPost => Fate.Lost,
        _ => Fate.Good,
    };
}

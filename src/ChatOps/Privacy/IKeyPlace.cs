namespace ChatOps.Privacy;

/// <summary>Where the ring's keys lie: a folder, or an environment variable.</summary>
internal interface IKeyPlace
{
    /// <summary>All keys, the newest last; none when none was made yet. Changes nothing.</summary>
    IReadOnlyList<RingKey> Load();

    /// <summary>Makes a new key, durable before it is used.</summary>
    RingKey Add();

    /// <summary>Takes from others what they may do with the keys' files.</summary>
    void Protect()
    {
        // An environment variable has no mode.
    }

    /// <summary>The place as the operator knows it, for sentences.</summary>
    string Name { get; }
}

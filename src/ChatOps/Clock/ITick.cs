namespace ChatOps.Clock;

/// <summary>
/// Something that looks at the clock every few seconds and does what is due. Safe to call at any time, any number of times.
/// </summary>
internal interface ITick
{
    Task Tick(Instant now, Ct ct);
}

namespace ChatOps.Clock;

/// <summary>
/// A worker, one step at a time. In production its own loop takes the steps and waits between them; a simulation takes them by hand.
/// </summary>
internal interface IWorker
{
    /// <summary>
    /// Does what can be done now. When more is due, as far as it knows, by the stopwatch: the present while what it began may have brought
    /// more.
    /// </summary>
    Task<Instant> Step(Ct ct);
}

namespace ChatOps.Channels.Sending;

/// <summary>
/// How many calls may be under way: as many as it takes to keep the pace while an answer takes as long as answers took lately. With fewer a
/// slow vendor gets less than they take; with many more a vendor that stops answering would hold all that was claimed.
/// </summary>
internal sealed class InFlight
{
    public const int Least = 16;
    public const int Most = 192;

    /// <summary>Kept for what somebody waits for.</summary>
    public const int ForAnswers = 8;

    /// <summary>Answers differ: the slow ones hold their places longer.</summary>
    private const double Spare = 1.5;

    /// <summary>Of one answer on what is known: a slow one counts at once.</summary>
    private const double OfOne = 0.1;

    private Duration _answersIn = Duration.FromSeconds(1);

    public void Took(Duration time) => _answersIn = Duration.Max(time, (_answersIn * (1 - OfOne)) + (time * OfOne));

    /// <param name="rate">Calls a second.</param>
    public int MostOfAFanOut(double rate) => (int)Math.Clamp(Math.Ceiling(rate * _answersIn.TotalSeconds * Spare), Least, Most);
}

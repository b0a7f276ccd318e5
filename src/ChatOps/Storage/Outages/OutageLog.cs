namespace ChatOps.Storage.Outages;

/// <summary>
/// Where an outage is told: in one line at once and then once a minute, and once when it is over. Everybody else who meets a
/// <see cref="DatabaseAway"/> leaves it at that, so that thousands of refused requests are no thousands of lines.
/// </summary>
internal sealed partial class OutageLog(ILogger? log, TimeProvider time)
{
    private readonly Dictionary<Outage, Seldom> _told = Enum.GetValues<Outage>().ToDictionary(o => o, _ => new Seldom(time));
    private int _isTold;

    /// <summary>The error as callers get it: a <see cref="DatabaseAway"/> when that is what it means.</summary>
    public Exception Tell(Exception error)
    {
        if (error.OutageOf() is not { } outage)
            return error;
        if (log is not null && _told[outage].Counts() is var count and > 0)
        {
            _isTold = 1;
            Log.IsAway(log, outage, count);
        }
        return error as DatabaseAway ?? new DatabaseAway(outage, error);
    }

    /// <summary>Something was committed.</summary>
    public void TakesWrites()
    {
        if (_isTold != 0 && Interlocked.Exchange(ref _isTold, 0) != 0 && log is not null)
            Log.IsBack(log);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The database can't be used: {Outage}. Nothing is stored and requests are answered 503; {Count} times since this was "
                + "last said"
        )]
        public static partial void IsAway(ILogger log, Outage outage, int count);

        [LoggerMessage(Level = LogLevel.Information, Message = "The database takes writes again")]
        public static partial void IsBack(ILogger log);
    }
}

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>
/// The published limits: four calls at a time and 10,000 in ten minutes into one mailbox, 2,000 a second over all. Refused calls count too.
/// </summary>
/// <remarks>https://learn.microsoft.com/graph/throttling-limits</remarks>
internal sealed class GraphLimits(IClock clock)
{
    private const int AtATime = 4;
    private const int InTenMinutes = 10_000;
    private const int ASecond = 2_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _inside = [];
    private readonly Dictionary<string, (long Window, int Calls)> _ofMailbox = [];
    private long _second;
    private int _inSecond;

    public int Refused { get; private set; }

    /// <summary>The most calls that were ever inside one mailbox at once.</summary>
    public int MostInside { get; private set; }

    /// <summary>Null: come in, and <see cref="Leave"/> afterwards.</summary>
    public GraphAnswer? Enter(string? mailbox)
    {
        lock (_lock)
        {
            var seconds = clock.GetCurrentInstant().ToUnixTimeSeconds();
            (_second, _inSecond) = seconds == _second ? (_second, _inSecond + 1) : (seconds, 1);
            if (_inSecond > ASecond)
                return Refuse("1");
            if (mailbox is null)
                return null;
            var (window, calls) = _ofMailbox.GetValueOrDefault(mailbox);
            (window, calls) = seconds / 600 == window ? (window, calls + 1) : (seconds / 600, 1);
            _ofMailbox[mailbox] = (window, calls);
            if (calls > InTenMinutes)
                return Refuse("60");
            var inside = _inside.GetValueOrDefault(mailbox);
            if (inside >= AtATime)
                return Refuse("2");
            _inside[mailbox] = inside + 1;
            MostInside = Math.Max(MostInside, inside + 1);
            return null;
        }
    }

    public void Leave(string? mailbox)
    {
        lock (_lock)
        {
            if (mailbox is not null)
                _inside[mailbox]--;
        }
    }

    private GraphAnswer Refuse(string retryAfter)
    {
        Refused++;
        return GraphAnswer.Error(429, "ApplicationThrottled", retryAfter);
    }
}

using ChatOps.Channels.Sending;

namespace ChatOps.Tests.Channels.Sending;

/// <summary>
/// A fan-out of ten thousand in a time of its own, by the product's pace and places: against a vendor that takes fifty calls in any second,
/// counted as they arrive, some milliseconds after they left, which differ.
/// </summary>
public sealed class FanOutPaceTests
{
    private const int Cards = 10_000;
    private const int Most = 50;

    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 9, 0);
    private static readonly Duration Second = Duration.FromSeconds(1);

    private readonly Random _random = new(11);
    private readonly SlidingWindow _window = new(Most, Second);
    private readonly InFlight _room = new();
    private readonly PriorityQueue<(Instant Left, bool IsTaken, bool IsThrottled), Instant> _answers = new();
    private readonly PriorityQueue<int, Instant> _again = new();
    private readonly Queue<Instant> _taken = new();
    private int _calls;
    private int _tooMany;

    [Theory]
    [InlineData(50, 0, 1.05)]
    [InlineData(300, 0, 1.05)]
    [InlineData(900, 0, 1.05)]
    [InlineData(50, 10, 1.10)]
    [InlineData(300, 10, 1.10)]
    [InlineData(900, 10, 1.10)]
    public void it_takes_hardly_longer_than_the_vendor_allows_and_is_hardly_ever_refused(int answersIn, int faults, double floors)
    {
        var took = Run(Duration.FromMilliseconds(answersIn), faults);

        (took.TotalSeconds / (Cards / (double)Most)).ShouldBeLessThan(floors);
        (_tooMany / (double)_calls).ShouldBeLessThanOrEqualTo(0.001);
    }

    private Duration Run(Duration answersIn, int faults)
    {
        var (now, waiting, done) = (Start, Cards, 0);
        while (done < Cards)
        {
            while (_again.TryPeek(out _, out var due) && due <= now)
            {
                _again.Dequeue();
                waiting++;
            }
            while (_answers.TryPeek(out _, out var at) && at <= now)
            {
                var (left, isTaken, isThrottled) = _answers.Dequeue();
                if (isThrottled)
                    _window.Refused(Second, now);
                if (!isTaken)
                {
                    _again.Enqueue(0, now + Second);
                    continue;
                }
                done++;
                _window.Succeeded();
                _room.Took(now - left);
            }
            while (waiting > 0 && _answers.Count < _room.MostOfAFanOut(_window.Rate) && _window.TryTake(1, false, now))
            {
                waiting--;
                _answers.Enqueue(Call(now, faults), now + answersIn);
            }
            // The loop sees what happened a few milliseconds later.
            now += Duration.FromMilliseconds(1 + _random.Next(5));
        }
        return now - Start;
    }

    private (Instant Left, bool IsTaken, bool IsThrottled) Call(Instant now, int faults)
    {
        _calls++;
        var arrives = now + Duration.FromMilliseconds(_random.Next(10));
        while (_taken.Count > 0 && arrives - _taken.Peek() >= Second)
            _taken.Dequeue();
        if (_taken.Count >= Most)
        {
            _tooMany++;
            return (now, false, true);
        }
        _taken.Enqueue(arrives);
        var luck = _random.Next(1000);
        return (now, luck >= faults, luck < faults / 2);
    }
}

using ChatOps.Demo;

namespace ChatOps.Tests.Demo;

public sealed class DemoClockTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 8, 59);

    private readonly StoppedTime _real = new();

    [Fact]
    public void it_shows_what_it_was_set_to() => New(speed: 1).GetCurrentInstant().ShouldBe(Start);

    [Fact]
    public void a_week_passes_in_a_minute_at_ten_thousand_and_eighty_times_the_speed()
    {
        var clock = New(speed: 10_080);

        _real.Passes(TimeSpan.FromMinutes(1));

        clock.GetCurrentInstant().ShouldBe(Start + Duration.FromDays(7));
    }

    [Fact]
    public void it_can_be_moved_on_and_runs_on_from_there()
    {
        var clock = New(speed: 2);

        clock.MoveTo(Start + Duration.FromHours(5));
        _real.Passes(TimeSpan.FromSeconds(30));

        clock.GetCurrentInstant().ShouldBe(Start + Duration.FromHours(5) + Duration.FromMinutes(1));
    }

    [Fact]
    public void it_never_goes_back()
    {
        var clock = New(speed: 1);

        clock.MoveTo(Start - Duration.FromHours(1));

        clock.GetCurrentInstant().ShouldBe(Start);
    }

    [Fact]
    public async Task waiting_is_as_many_times_shorter()
    {
        var time = new DemoTime(New(speed: 3600), TimeProvider.System);

        var hour = Task.Delay(TimeSpan.FromHours(1), time, TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(hour, Task.Delay(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        first.ShouldBe(hour);
    }

    private DemoClock New(int speed) => new(Start, speed, _real);

    private sealed class StoppedTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Passes(TimeSpan span) => _ticks += span.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}

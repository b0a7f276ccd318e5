using System.Net;
using ChatOps.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Web;

public sealed class ArrivalsTests
{
    private readonly Arrivals _arrivals = new(2, 10_000, TimeProvider.System, NullLogger<Arrivals>.Instance);

    [Fact]
    public void of_one_address_the_oldest_unfinished_body_gives_way()
    {
        var oldest = Waiting("192.0.2.1");
        var second = Waiting("192.0.2.1");
        var elsewhere = Waiting("192.0.2.2");
        var third = Waiting("::ffff:192.0.2.1");

        (oldest.Refused, second.Refused, third.Refused, elsewhere.Refused).ShouldBe((429, 0, 0, 0));
        (oldest.IsWhole(), second.IsWhole()).ShouldBe((false, true));
        _arrivals.Unfinished.ShouldBe(2);
    }

    [Fact]
    public void a_body_that_is_there_at_once_counts_among_nobodys_unfinished_ones()
    {
        var slow = (Waiting("192.0.2.1"), Waiting("192.0.2.1"));
        for (var i = 0; i < 100; i++)
        {
            using var vendor = Begin("192.0.2.1");
            (vendor.Holds(1_000), vendor.IsWhole()).ShouldBe((true, true));
        }

        (slow.Item1.Refused, slow.Item2.Refused).ShouldBe((0, 0));
    }

    [Fact]
    public void somebody_has_a_whole_network_of_ipv6()
    {
        var oldest = Waiting("2001:db8:0:1::1");
        Waiting("2001:db8:0:1:ffff::2");
        Waiting("2001:db8:0:1::3");
        Waiting("2001:db8:0:2::1");

        oldest.Refused.ShouldBe(429);
        _arrivals.Unfinished.ShouldBe(3);
    }

    [Fact]
    public void when_memory_is_short_the_oldest_gives_it_back_at_once()
    {
        var oldest = Waiting("192.0.2.1", 6_000);
        var second = Waiting("192.0.2.2", 3_000);
        using var third = Begin("192.0.2.3");

        third.Holds(4_000).ShouldBeTrue();

        (oldest.Refused, second.Refused).ShouldBe((503, 0));
        _arrivals.Bytes.ShouldBe(7_000);
        oldest.Dispose();
        _arrivals.Bytes.ShouldBe(7_000);
    }

    [Fact]
    public void who_finds_no_room_is_refused_and_takes_none()
    {
        var whole = Begin("192.0.2.1");
        (whole.Holds(8_000), whole.IsWhole()).ShouldBe((true, true));
        using var other = Begin("192.0.2.2");

        other.Holds(4_000).ShouldBeFalse();

        (other.Refused, _arrivals.Bytes).ShouldBe((503, 8_000));
        whole.Dispose();
        _arrivals.Bytes.ShouldBe(0);
    }

    private Arrival Begin(string from) => _arrivals.Begin(IPAddress.Parse(from));

    private Arrival Waiting(string from, int bytes = 0)
    {
        var arrival = Begin(from);
        arrival.Holds(bytes).ShouldBeTrue();
        _ = arrival.Waits(TestContext.Current.CancellationToken);
        return arrival;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatOps.Credentials;
using ChatOps.Joining.Holidays.Calendars;

namespace ChatOps.Tests.Credentials;

/// <summary>The address that is connected to decides, not what somebody wrote.</summary>
public sealed class PublicConnectionsTests : IDisposable
{
    private readonly TcpListener _inside = Listen("127.0.0.1");
    private readonly TcpListener _outside = Listen("127.0.0.2");

    [Theory]
    [InlineData("https://127.0.0.1:{0}/de.ics")]
    [InlineData("https://[::ffff:127.0.0.1]:{0}/de.ics")]
    [InlineData("https://2130706433:{0}/de.ics")]
    [InlineData("https://localhost:{0}/de.ics")]
    [InlineData("webcal://127.0.0.1:{0}/de.ics")]
    public async Task a_host_of_ours_is_never_connected_to(string address)
    {
        using var fetch = new HolidayFetch(wire => wire);

        (await fetch.Get(string.Format(null, address, Port(_inside)), Stop)).ShouldBe((null, "unreachable"));

        _inside.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task a_redirect_is_followed_to_where_it_may_go()
    {
        using var fetch = Fetch();
        var served = Serve(
            _outside,
            $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:{Port(_outside)}/there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");

        (await fetch.Get($"http://127.0.0.2:{Port(_outside)}/", Stop)).ShouldBe(("hello", ""));

        (await served).ShouldBe(["GET / HTTP/1.1", "GET /there HTTP/1.1"]);
    }

    [Fact]
    public async Task a_redirect_to_a_host_of_ours_is_not_followed()
    {
        using var fetch = Fetch();
        var served = Serve(
            _outside,
            $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{Port(_inside)}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        (await fetch.Get($"http://127.0.0.2:{Port(_outside)}/", Stop)).ShouldBe((null, "unreachable"));

        (await served).Count.ShouldBe(1);
        _inside.Pending().ShouldBeFalse();
    }

    [Theory]
    [InlineData("Content-Length: 4000001", "too_big")]
    [InlineData("Content-Encoding: gzip\r\nContent-Length: 5", "no_calendar")]
    public async Task what_can_not_be_taken_is_told(string header, string fault)
    {
        using var fetch = Fetch();
        var served = Serve(_outside, $"HTTP/1.1 200 OK\r\n{header}\r\nConnection: close\r\n\r\nhello");

        (await fetch.Get($"http://127.0.0.2:{Port(_outside)}/", Stop)).ShouldBe((null, fault));
        await served;
    }

    public void Dispose()
    {
        _inside.Dispose();
        _outside.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The second address of this machine stands for the world.</summary>
    private static HolidayFetch Fetch() => new(PublicConnections.Wire(a => a.Equals(IPAddress.Parse("127.0.0.2"))));

    private static TcpListener Listen(string address)
    {
        var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>One answer a connection; the first line of each request.</summary>
    private static async Task<IReadOnlyList<string>> Serve(TcpListener listener, params string[] answers)
    {
        var asked = new List<string>();
        foreach (var answer in answers)
        {
            using var client = await listener.AcceptTcpClientAsync(Stop);
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, leaveOpen: true);
            asked.Add(await reader.ReadLineAsync(Stop) ?? "");
            while (await reader.ReadLineAsync(Stop) is { Length: > 0 })
            {
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Stop);
        }

        return asked;
    }
}

using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Wire;

/// <summary>Somebody announces large bodies at many reaches at once and never finishes them.</summary>
public sealed class SlowSenderTests
{
    private const int MostUnfinished = 8;
    private const int Sent = 2_048;

    [Fact]
    public async Task slow_senders_cost_what_they_sent_and_keep_nobody_out()
    {
        await using var app = await Start();
        var (ana, ben) = (app.Newcomer(Channel.Slack, "Ana Ruiz"), app.Newcomer(Channel.Teams, "Ben Okafor"));
        var arrivals = app.Services.GetRequiredService<Arrivals>();
        foreach (
            var (path, announced) in new[]
            {
                ("/slack/events", 1_048_576),
                ("/slack/interactions", 1_048_576),
                ("/api/messages", 262_144),
                ("/graph/notifications", 1_048_576),
                ("/graph/lifecycle", 1_048_576),
            })
        {
            var senders = await Dawdle(app, path, announced, 3 * MostUnfinished, _ => "203.0.113.7");
            try
            {
                await App.Eventually(
                    () => arrivals.Unfinished == MostUnfinished && senders.Count(s => s.Available > 0) == 2 * MostUnfinished,
                    () => $"{arrivals.Unfinished} unfinished at {path}");
                arrivals.Bytes.ShouldBeLessThanOrEqualTo(MostUnfinished * 2 * Sent, "what they announced is nothing that they may have");
                foreach (var answered in senders.Where(s => s.Available > 0))
                    (await Answer(answered)).ShouldSatisfyAllConditions(
                        a => a.ShouldStartWith("HTTP/1.1 429 "),
                        a => a.ShouldContain("Retry-After: "),
                        a => a.ShouldContain("Connection: close"));

                await ana.Says("hello");
                await ben.Says("hello");
            }
            finally
            {
                senders.ForEach(s => s.Dispose());
            }
            await App.Eventually(() => arrivals is { Unfinished: 0, Bytes: 0 }, () => $"{arrivals.Bytes} bytes are still held at {path}");
        }

        await ana.Reads("What would you like to do?");
        await ben.Reads("What would you like to do?");
        app.Lines.All.Count(l => l.Contains("Requests whose bodies come too slowly", StringComparison.Ordinal))
            .ShouldBe(1, "once a minute, not once a request");
    }

    [Fact]
    public async Task behind_a_trusted_proxy_each_address_has_its_own_limit()
    {
        await using var app = await Start();
        var arrivals = app.Services.GetRequiredService<Arrivals>();

        var senders = await Dawdle(app, "/slack/events", 1_048_576, 3 * MostUnfinished, i => $"203.0.113.{i}");

        await App.Eventually(() => arrivals.Unfinished == 3 * MostUnfinished, () => $"{arrivals.Unfinished} unfinished");
        senders.ShouldAllBe(s => s.Available == 0);
        senders.ForEach(s => s.Dispose());
        app.Services.GetRequiredService<IOptions<KestrelServerOptions>>()
            .Value.Limits.MinRequestBodyDataRate!.BytesPerSecond.ShouldBe(1024);
    }

    private static async Task<App> Start()
    {
        var app = await App.Prepare(Engine.Sqlite);
        app.More.AddRange(["--Web:TrustedProxies:0", "127.0.0.1"]);
        app.With = services =>
            services.Replace(
                ServiceDescriptor.Singleton(new Arrivals(MostUnfinished, Arrivals.MostBytes, TimeProvider.System, LoggerOf(app))));
        await app.Run();
        return app;
    }

    private static Logger<Arrivals> LoggerOf(App app) => new Logger<Arrivals>(new LoggerFactory([app.Lines]));

    private static async Task<List<Socket>> Dawdle(App app, string path, int announced, int count, Func<int, string> from)
    {
        var address = app.Client.BaseAddress!;
        var senders = new List<Socket>();
        for (var i = 0; i < count; i++)
        {
            var sender = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            senders.Add(sender);
            await sender.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            var head = string.Create(
                CultureInfo.InvariantCulture,
                $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nX-Forwarded-For: {from(i)}\r\nContent-Type: "
                + $"application/json\r\nContent-Length: {announced}\r\n\r\n");
            await sender.SendAsync(Encoding.ASCII.GetBytes(head + new string(' ', Sent)), TestContext.Current.CancellationToken);
        }
        return senders;
    }

    private static async Task<string> Answer(Socket sender)
    {
        var bytes = new byte[4096];
        return Encoding.ASCII.GetString(bytes, 0, await sender.ReceiveAsync(bytes, TestContext.Current.CancellationToken));
    }
}

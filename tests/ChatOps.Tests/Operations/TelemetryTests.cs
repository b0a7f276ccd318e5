using System.Collections.Concurrent;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;

namespace ChatOps.Tests.Operations;

[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class TelemetryTests
{
    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task traces_leave_only_for_the_collector_that_is_named()
    {
        var paths = new ConcurrentQueue<string>();
        var came = new TaskCompletionSource();
        await using var collector = await Vendor.Start(context =>
        {
            paths.Enqueue(context.Request.Path);
            if (context.Request.Path == "/v1/traces")
                came.TrySetResult();
            return Task.CompletedTask;
        });
        using var folder = new Folder();
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        await using var host = Binary.Start(folder, environment, "--Urls=http://127.0.0.1:0");
        var address = (await host.Says("ChatOps listens on")).Split(' ')[^1];

        using var browser = new HttpClient();
        await browser.GetAsync($"{address}/health/live", Stop);

        await came.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        paths.ShouldAllBe(p => p == "/v1/traces" || p == "/v1/metrics");
    }

    [Fact]
    public async Task nothing_of_it_is_loaded_where_nobody_listens()
    {
        using var folder = new Folder();
        await using (var host = Binary.Start(folder, "--Urls=http://127.0.0.1:0"))
            (await Loaded(host)).ShouldBeEmpty();

        await using var measured = Binary.Start(folder, "--Urls=http://127.0.0.1:0", $"--Metrics:Urls=http://127.0.0.1:{Prism.FreePort()}");
        (await Loaded(measured)).ShouldContain("OpenTelemetry.dll");
    }

    [Fact]
    public async Task an_address_for_metrics_that_cant_be_listened_on_is_one_sentence()
    {
        using var folder = new Folder();
        await using var other = await Vendor.Start(_ => Task.CompletedTask);

        var taken = await Binary.Run(folder, "--Urls=http://127.0.0.1:0", $"--Metrics:Urls={other.Address}");
        var foreign = await Binary.Run(folder, "--Urls=http://127.0.0.1:0", "--Metrics:Urls=http://192.0.2.1:9464");

        (taken.Code, foreign.Code).ShouldBe((1, 1));
        taken.Errors.Split('\n').ShouldContain("Metrics:Urls: another program listens on this address already.");
        foreign.Errors.Split('\n').ShouldContain("Urls or Metrics:Urls: this machine can't listen on this address (AddressNotAvailable).");
        $"{taken.Errors}{foreign.Errors}".ShouldNotContain("   at ");
    }

    /// <summary>Names of what a running host has loaded of OpenTelemetry, once it serves.</summary>
    private static async Task<IReadOnlyList<string>> Loaded(Binary host)
    {
        var address = (await host.Says("ChatOps listens on")).Split(' ')[^1];
        using var browser = new HttpClient();
        await browser.GetAsync($"{address}/health/ready", Stop);
        var maps = await File.ReadAllLinesAsync($"/proc/{host.Id}/maps", Stop);
        maps.ShouldContain(l => l.EndsWith("/ChatOps.dll", StringComparison.Ordinal));
        return
        [
            .. maps.Select(l => l[(l.LastIndexOf('/') + 1)..]).Where(n => n.Contains("OpenTelemetry", StringComparison.Ordinal)).Distinct(),
        ];
    }
}

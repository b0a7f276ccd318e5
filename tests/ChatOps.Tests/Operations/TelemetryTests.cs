using System.Collections.Concurrent;
using ChatOps.Tests.Infrastructure;

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
        var environment = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" };
        await using var host = Binary.Start(folder, environment, "--Urls=http://127.0.0.1:0");
        var address = (await host.Says("ChatOps listens on")).Split(' ')[^1];

        using var browser = new HttpClient();
        await browser.GetAsync($"{address}/health/live", Stop);

        await came.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        paths.ShouldAllBe(p => p == "/v1/traces" || p == "/v1/metrics");
    }
}

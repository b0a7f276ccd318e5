using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChatOps.Tests.Vendors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace ChatOps.Tests.Hosting;

/// <summary>A collector: every byte that came to it, and every span as the exporter was given it.</summary>
internal sealed class Exported : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _bodies = new();
    private readonly Spans _spans = new();
    private Vendor? _vendor;

    public string Address => _vendor!.Address;

    /// <summary>Tags of spans: name and value.</summary>
    public IReadOnlyList<(string Name, string Value)> Tags => [.. _spans.Tags];

    public static async Task<Exported> Start()
    {
        var exported = new Exported();
        exported._vendor = await Vendor.Start(exported.Take);
        return exported;
    }

    /// <summary>What a host sends here, it sends as bytes over HTTP/1.1.</summary>
    public void Connect(IServiceCollection services)
    {
        services.Configure<OtlpExporterOptions>(o => o.Protocol = OtlpExportProtocol.HttpProtobuf);
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(_spans));
    }

    /// <summary>What came to this path, as text: names and values stand in it as they are.</summary>
    public string Text(string path) => string.Concat(_bodies.Where(b => b.Path == path).Select(b => Encoding.UTF8.GetString(b.Body)));

    public ValueTask DisposeAsync() => _vendor!.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _bodies.Enqueue((context.Request.Path, body.ToArray()));
    }

    private sealed class Spans : BaseProcessor<Activity>
    {
        public ConcurrentQueue<(string, string)> Tags { get; } = new();

        public override void OnEnd(Activity data)
        {
            foreach (var (name, value) in data.TagObjects)
                Tags.Enqueue((name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
        }
    }
}

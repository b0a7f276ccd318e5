using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatOps.Operations;

/// <summary>
/// Our own spans and figures, and where they go: to the collector of <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or nowhere. Tags are ids, kinds and codes, never words or names.
/// </summary>
internal static class Telemetry
{
    public const string Name = "ChatOps";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    public static void AddTelemetry(this IServiceCollection services, Settings settings)
    {
        if (settings.OtlpEndpoint is null)
            return;
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddSource(Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Quartz")
            .AddOtlpExporter(o => o.Endpoint = settings.OtlpEndpoint)
            .Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "Quartz")
            .AddOtlpExporter(o => o.Endpoint = settings.OtlpEndpoint)
            .Build());
    }

    /// <summary>Starts what exports; disposed, and so flushed, with the host.</summary>
    public static void StartTelemetry(this IServiceProvider services)
    {
        services.GetService<TracerProvider>();
        services.GetService<MeterProvider>();
    }

    private static ResourceBuilder Resource() =>
        ResourceBuilder.CreateDefault().AddService(Name, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
}

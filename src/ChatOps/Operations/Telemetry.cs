using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatOps.Operations;

/// <summary>
/// Where spans and figures go: to the collector of <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or nowhere. Our own meter is <c>ChatOps</c>.
/// </summary>
internal static class Telemetry
{
    private const string Name = "ChatOps";

    public static void AddTelemetry(this IServiceCollection services, Settings settings)
    {
        if (settings.OtlpEndpoint is null)
            return;
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddSource(Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Quartz")
            .AddOtlpExporter(o => Send(o, settings.OtlpEndpoint))
            .Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "Quartz")
            .AddOtlpExporter(o => Send(o, settings.OtlpEndpoint))
            .Build());
    }

    /// <summary>Starts what exports; disposed, and so flushed, with the host.</summary>
    public static void StartTelemetry(this IServiceProvider services)
    {
        services.GetService<TracerProvider>();
        services.GetService<MeterProvider>();
    }

    /// <summary>From the environment the exporter reads it itself, with the paths that belong to the protocol.</summary>
    private static void Send(OtlpExporterOptions options, Uri endpoint)
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is null)
            options.Endpoint = endpoint;
    }

    private static ResourceBuilder Resource() =>
        ResourceBuilder.CreateDefault().AddService(Name, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
}

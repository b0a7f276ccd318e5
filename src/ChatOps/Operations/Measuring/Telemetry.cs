using ChatOps.Settings;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatOps.Operations.Measuring;

/// <summary>
/// Where spans and figures go: to the collector of <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, to whoever reads <c>/metrics</c>, or nowhere; then
/// nothing of OpenTelemetry is loaded. Our own meter is <c>ChatOps</c>; what may stand beside a figure or in a span, <see cref="MayLeave"/>
/// says.
/// </summary>
internal static class Telemetry
{
    private const string Name = "ChatOps";

    public static void AddTelemetry(this WebApplicationBuilder builder, ChatOpsSettings settings)
    {
        if (settings.OtlpEndpoint is null && settings.MetricsUrls.Count == 0)
            return;
        builder.Configuration.ListenForMetrics(settings);
        // An event of a span is an exception with its message, and a message can hold anything.
        builder.Configuration["OTEL_SPAN_EVENT_COUNT_LIMIT"] = "0";
        Measure(builder.Services, settings);
    }

    /// <summary>The exporter reads the standard variables itself, with the paths that belong to the protocol.</summary>
    private static void Measure(IServiceCollection services, ChatOpsSettings settings)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(Name, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Name, "Quartz").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation();
                metrics.AddRuntimeInstrumentation().AddNpgsqlInstrumentation();
                metrics.AddView(i => i.Meter.Name == Name ? null : new MetricStreamConfiguration { TagKeys = [.. MayLeave.BesideFigures] });
                if (settings.MetricsUrls.Count > 0)
                    metrics.AddPrometheusExporter();
                if (settings.OtlpEndpoint is not null)
                    metrics.AddOtlpExporter();
            });
        if (settings.OtlpEndpoint is not null)
            telemetry.WithTracing(traces => traces
                .AddSource(Name, "Quartz").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddNpgsql()
                .AddProcessor(new MayLeave()).AddOtlpExporter());
    }
}

using ChatOps.Settings;
using ChatOps.Web;

namespace ChatOps.Operations.Measuring;

/// <summary>
/// <c>/metrics</c> on the listeners of <c>Metrics:Urls</c>: there is nothing else on them, and it is nowhere else. The connection's local
/// port decides, which no caller can write; a Host header any caller can.
/// </summary>
internal static class MetricsPage
{
    private const string Path = "/metrics";

    /// <summary>Beside what the host listens on anyway. Where <c>Kestrel:Endpoints</c> are given, Kestrel listens on no others.</summary>
    public static void ListenForMetrics(this ConfigurationManager configuration, ChatOpsSettings settings)
    {
        if (settings.MetricsUrls.Count == 0)
            return;
        if (!configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            configuration["Urls"] = string.Join(';', [.. settings.Urls, .. settings.MetricsUrls]);
        else
            foreach (var (number, url) in settings.MetricsUrls.Index())
                configuration[$"Kestrel:Endpoints:Metrics-{number}:Url"] = url;
    }

    /// <summary>The ports of these addresses.</summary>
    public static IReadOnlySet<int> Ports(IEnumerable<string> urls) =>
        urls.Select(SettingsRules.Listening).OfType<Uri>().Select(u => u.Port).ToHashSet();

    /// <summary>First of all: what comes to these ports sees none of the rest.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        var ports = Ports(app.Services.GetRequiredService<ChatOpsSettings>().MetricsUrls);
        if (ports.Count > 0)
            app.MapWhen(context => ports.Contains(context.Connection.LocalPort), Answer);
    }

    private static void Answer(IApplicationBuilder listener)
    {
        listener.UseSecurityHeaders();
        listener.UseProblems();
        listener.MapWhen(context => context.Request.Path == Path && !IsReading(context.Request), other => other.Run(context =>
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return Problem.Write(context.Response, StatusCodes.Status405MethodNotAllowed, context.RequestAborted);
        }));
        listener.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == Path);
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}

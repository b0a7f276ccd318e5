using ChatOps.Operations.Measuring;
using ChatOps.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Json;

namespace ChatOps.Operations;

/// <summary>
/// Where settings come from. Later wins: code, both folders' <c>appsettings.json</c>, then <c>appsettings.{Environment}.json</c>, the
/// environment, the command line.
/// </summary>
internal static class Configuration
{
    private static readonly Dictionary<string, string?> Usual = new()
    {
        ["Urls"] = ChatOpsSettings.DefaultUrl,
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        // A failed start is told in sentences, see Host.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Quartz"] = "Warning",
        // On PostgreSQL it tells of each attempt at a database that is away, with a trace; that it is away our own log says in one line.
        ["Logging:LogLevel:Quartz.Impl.AdoJobStore"] = "None",
        ["Logging:LogLevel:Quartz.Core.ErrorLogger"] = "None",
        // It warns of a missing certificate store at every first start; the keys lie in our own database.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
    };

    /// <summary>A host whose content lies beside the binary, whatever the working folder is.</summary>
    public static WebApplicationBuilder NewBuilder(IReadOnlyList<string> settings)
    {
        try
        {
            return Create(settings);
        }
        catch (InvalidDataException e)
        {
            // "Failed to load configuration file '...'."
            throw new Misconfigured([e.Message]);
        }
    }

    /// <summary>The settings, checked. A demo gets a database of its own and stays on this machine.</summary>
    public static ChatOpsSettings Read(WebApplicationBuilder builder, ServeOptions options)
    {
        var (settings, faults) = Read(builder);
        if (options.IsDemo)
        {
            if (!Public(builder, settings).All(IsLoopback))
                faults = [.. faults, "Urls must be loopback addresses with --demo."];
            if (!settings.MetricsUrls.All(IsLoopback))
                faults = [.. faults, "Metrics:Urls must be loopback addresses with --demo."];
            settings = settings with
            {
                Database = new() { ConnectionString = "Data Source=data/demo.db" },
                ContentKey = "file:data/demo-keys",
            };
        }

        return faults.Count == 0 ? settings : throw new Misconfigured(faults);
    }

    /// <summary>The settings as they stand, and what is wrong with them.</summary>
    public static (ChatOpsSettings Settings, IReadOnlyList<string> Faults) Read(WebApplicationBuilder builder)
    {
        var (settings, faults) = SettingsReader.Read(builder.Configuration);
        if (MetricsPage.Ports(settings.MetricsUrls).Overlaps(MetricsPage.Ports(Public(builder, settings))))
            faults = [.. faults, "Metrics:Urls must have ports that Urls has not: the port decides who sees the metrics."];
        return (settings, [.. faults, .. SettingsRules.Check(settings, builder.Environment.IsDevelopment())]);
    }

    /// <summary>Where everything but the metrics is served.</summary>
    private static IEnumerable<string> Public(WebApplicationBuilder builder, ChatOpsSettings settings) =>
        settings.Urls.Concat(builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""));

    private static bool IsLoopback(string url) => SettingsRules.Listening(url) is { } address && SettingsRules.IsLoopback(address);

    private static WebApplicationBuilder Create(IReadOnlyList<string> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // No file is watched: settings are read once.
            Args = [.. settings, "--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = "ChatOps",
        });
        AddTo(builder.Configuration, builder.Environment.EnvironmentName);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The largest body that any vendor may send is half of this; the endpoints themselves hold their own limits.
            kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
            // A vendor's body is there at once, and a page's form soon: what trickles keeps memory and a place from others.
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });

        // Standard output is for what the operator is told; the log goes beside it.
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o =>
            o.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    private static void AddTo(ConfigurationManager configuration, string environment)
    {
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Usual });
        if (Directory.GetCurrentDirectory() == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
            return;
        foreach (var name in (string[])["appsettings.json", $"appsettings.{environment}.json"])
        {
            var beside = configuration.Sources.OfType<JsonConfigurationSource>().First(s => s.Path == name);
            var source = new JsonConfigurationSource { Path = Path.GetFullPath(name), Optional = true };
            source.ResolveFileProvider();
            configuration.Sources.Insert(configuration.Sources.IndexOf(beside) + 1, source);
        }
    }
}

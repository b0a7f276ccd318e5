using ChatOps.Privacy;
using ChatOps.Storage;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChatOps.BrowserTests;

/// <summary>The host as <c>serve</c> runs it, on a free port of this machine and in a folder of its own.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private const string SignInPath = ChatOps.Web.SignIn.OneTimeLink.Path;

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private RunningHost(DirectoryInfo folder, WebApplication app) => (_folder, _app) = (folder, app);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>What the start printed: opens the participation page once.</summary>
    public Uri OneTimeLink => new(Address, $"{SignInPath}?key={_app.Services.GetRequiredService<OneTimeLink>().Key}");

    public static async Task<RunningHost> Start(params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-");
        var app = Host.Build([args[0], "--Urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", .. args[1..]], builder =>
        {
            builder.Services.AddSingleton(new DbSettings { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "demo.db")}" });
            builder.Services.AddSingleton(s => new KeyRing(
                $"file:{Path.Combine(folder.FullName, "keys")}", s.GetRequiredService<IClock>()));
        });
        await app.StartAsync();
        return new RunningHost(folder, app);
    }

    /// <summary>Puts rows where the page reads them.</summary>
    public Task Write(params string[] statements) => _app.Services.GetRequiredService<Db>().Write(
        async db =>
        {
            foreach (var statement in statements)
                await db.Execute(new Statement("seed", statement, null));
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

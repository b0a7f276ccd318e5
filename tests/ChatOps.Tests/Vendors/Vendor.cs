using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Vendors;

/// <summary>A vendor for a test of a few lines: one answer for every request, on a port of its own.</summary>
internal sealed class Vendor : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Vendor(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<Vendor> Start(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Vendor(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

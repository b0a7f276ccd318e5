using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Channels.Slack.Emulator;

/// <summary>Stands before the emulator, which does not know confirmed addresses, and says of some users that theirs is.</summary>
internal sealed class EmailConfirmingProxy(Uri behind) : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private WebApplication? _app;

    /// <summary>Users whose address Slack has confirmed.</summary>
    public HashSet<string> Confirmed { get; } = [];

    public Uri ApiUrl => new(new Uri(_app!.Urls.First()), "/api/");

    public async Task Start(Ct ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/api/{method}", Pass);
        await _app.StartAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
    }

    private async Task Pass(HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(behind, context.Request.Path.Value!.TrimStart('/')))
        {
            Content = new StreamContent(context.Request.Body),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var response = await _http.SendAsync(request, context.RequestAborted);
        var answer = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(context.RequestAborted))!;
        if (answer["user"] is JsonObject user && Confirmed.Contains((string?)user["id"] ?? ""))
            user["is_email_confirmed"] = true;
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.ToJsonString(), Encoding.UTF8, context.RequestAborted);
    }
}

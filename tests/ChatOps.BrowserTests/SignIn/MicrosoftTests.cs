using ChatOps.BrowserTests.Demo;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests.SignIn;

/// <summary>
/// A browser signs in at an emulation of Entra that other people built (npm <c>emulate</c>): its picker, its code flow with PKCE, its id
/// token, which carries no roles.
/// </summary>
public sealed class MicrosoftTests
{
    private const string Tenant = "9188040d-6c67-4c5b-b112-36a304b66dad";
    private const string Client = "66666666-7777-8888-9999-000000000000";

    [Fact]
    public async Task somebody_without_a_role_signs_in_at_microsoft_and_is_told_whom_to_ask()
    {
        Assert.SkipWhen(Chromium.MayBeLeftOut || Counterpart.MayBeLeftOut, "Chromium or Node packages are missing: run ./test.");
        var here = new Uri($"http://127.0.0.1:{Counterpart.FreePort()}/");
        var seed = Path.Combine(Directory.CreateTempSubdirectory("chatops-").FullName, "seed.json");
        await File.WriteAllTextAsync(
            seed,
            $$"""
            { "microsoft": {
                "users": [{ "email": "ana.ruiz@contoso.example", "name": "Ana Ruiz", "tenant_id": "{{Tenant}}" }],
                "oauth_clients": [{ "client_id": "{{Client}}", "client_secret": "only-for-tests", "name": "ChatOps", "redirect_uris": ["{{new Uri(
                here,
                "/sign-in/oidc"
            )}}"], "tenant_id": "{{Tenant}}" }] } }
            """,
            TestContext.Current.CancellationToken);
        await using var microsoft = await Counterpart.Start(
            "Ready", "node_modules/emulate/dist/index.js", "start", "-s", "microsoft", "-p", "PORT", "--seed", seed);
        await using var host = await RunningHost.Start(
            "serve",
            "--Urls",
            here.AbsoluteUri,
            "--Web:Entra:Authority",
            new Uri(microsoft.Address, $"/{Tenant}/v2.0").AbsoluteUri,
            "--Web:Entra:TenantId",
            Tenant,
            "--Web:Entra:ClientId",
            Client,
            "--Web:Entra:ClientSecret",
            "only-for-tests",
            "--Moderators:0",
            "dana@contoso.example");
        var browser = await Chromium.Running();
        var context = await browser.NewContextAsync(new() { BaseURL = host.Address.ToString(), Locale = "en-GB" });
        await using var visitor = new Visitor(context, await context.NewPageAsync());

        await visitor.Opens("/participation?by=week");
        await Expect(visitor.Page.GetByText("Sign in with Microsoft").First).ToBeVisibleAsync();
        var page = await visitor.Page.RunAndWaitForResponseAsync(
            () => visitor.Page.GetByText("ana.ruiz@contoso.example").First.ClickAsync(),
            answer => new Uri(answer.Url).AbsolutePath == "/participation");

        page.Status.ShouldBe(403);
        new Uri(visitor.Page.Url).PathAndQuery.ShouldBe("/participation?by=week");
        await Expect(visitor.Page.GetByText("You're signed in as Ana Ruiz, but this page is for HR. Ask dana@contoso.example."))
            .ToBeVisibleAsync();
        await visitor.FindsNothingInTheWay("sign-in.microsoft");
        (await visitor.Page.APIRequest.GetAsync("/participation.json")).Status.ShouldBe(403);
    }
}

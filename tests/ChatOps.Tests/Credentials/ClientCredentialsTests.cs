using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatOps.Credentials;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Credentials;

public sealed class ClientCredentialsTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(SystemClock.Instance.GetCurrentInstant());
    private FakeTeams _login = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _login = await FakeTeams.Start();

    [Fact]
    public async Task a_secret_is_posted_as_a_form_to_the_tenants_own_login()
    {
        using var credentials = With(new Credential.Secret("s&cret"));
        (await credentials.Token(Stop)).Value.ShouldBe("bot-token-1");
        var call = _login.Calls.ShouldHaveSingleItem();
        (call.Method, call.RawPath).ShouldBe(("POST", $"/{FakeTeams.TenantId}/oauth2/v2.0/token"));
        call.Text.Split('&')
            .Order()
            .ShouldBe([
                $"client_id={FakeTeams.AppId}",
                "client_info=2",
                "client_secret=s%26cret",
                "grant_type=client_credentials",
                "scope=https%3A%2F%2Fapi.botframework.com%2F.default",
            ]);
    }

    [Fact]
    public async Task a_token_is_kept_until_five_minutes_before_it_expires()
    {
        using var credentials = With(new Credential.Secret("x"));
        await credentials.Token(Stop);
        _clock.Advance(Duration.FromMinutes(54));
        await credentials.Token(Stop);
        _login.Calls.Count.ShouldBe(1);
        _clock.Advance(Duration.FromMinutes(1));
        await credentials.Token(Stop);
        _login.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task many_callers_wait_for_one_request()
    {
        using var credentials = With(new Credential.Secret("x"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => credentials.Token(Stop).AsTask()));
        _login.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_token_that_was_refused_is_not_used_again()
    {
        using var credentials = With(new Credential.Secret("x"));
        credentials.Forget(await credentials.Token(Stop));
        await credentials.Token(Stop);
        _login.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task a_login_that_refuses_is_asked_again_after_a_breather()
    {
        _login.Fail(new TeamsFault(_ => true, 401) { Body = """{"error":"invalid_client","error_description":"AADSTS7000215"}""" });
        using var credentials = With(new Credential.Secret("x"));
        (await Should.ThrowAsync<TokenException>(async () => await credentials.Token(Stop))).Code.ShouldBe("invalid_client");
        await Should.ThrowAsync<TokenException>(async () => await credentials.Token(Stop));
        _login.Calls.Count.ShouldBe(1);
        _clock.Advance(Duration.FromSeconds(6));
        await credentials.Token(Stop);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"access_token":""}""")]
    public async Task an_answer_without_a_token_is_a_fault_and_not_a_crash(string body)
    {
        _login.Fail(new TeamsFault(_ => true, 200) { Body = body });
        using var credentials = With(new Credential.Secret("x"));
        await Should.ThrowAsync<TokenException>(async () => await credentials.Token(Stop));
    }

    [Fact]
    public async Task a_certificate_signs_a_statement_of_who_we_are()
    {
        using var folder = new Folder();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var pem = Path.Combine(folder.Path, "bot.pem");
        await File.WriteAllTextAsync(pem, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), Stop);
        var pfx = Path.Combine(folder.Path, "bot.pfx");
        await File.WriteAllBytesAsync(pfx, certificate.Export(X509ContentType.Pfx, "pw"), Stop);

        foreach (var credential in new[] { new Credential.Certificate(pem), new Credential.Certificate(pfx, "pw") })
        {
            using var credentials = With(credential);
            await credentials.Token(Stop);
            var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(_login.Calls[^1].Text);
            form["client_assertion_type"].ToString().ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(
                form["client_assertion"].ToString(),
                new TokenValidationParameters
                {
                    IssuerSigningKey = new X509SecurityKey(certificate),
                    ValidAlgorithms = [SecurityAlgorithms.RsaSsaPssSha256],
                    ValidIssuer = FakeTeams.AppId,
                    ValidAudience =
                        $"{_login.Url.Replace("http:", "https:", StringComparison.Ordinal)}/{FakeTeams.TenantId}/oauth2/v2.0/token",
                });
            result.IsValid.ShouldBeTrue(result.Exception?.Message);
            var jwt = (JsonWebToken)result.SecurityToken;
            jwt.Subject.ShouldBe(FakeTeams.AppId);
            jwt.GetHeaderValue<string>("x5t#S256").ShouldBe(Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData)));
        }
    }

    [Fact]
    public async Task a_certificate_that_cannot_be_read_is_named_as_the_fault()
    {
        using var credentials = With(new Credential.Certificate("/nowhere/bot.pem"));
        (await Should.ThrowAsync<TokenException>(async () => await credentials.Token(Stop))).Code.ShouldBe("CertificateCannotBeRead");
    }

    [Fact]
    public async Task a_token_file_is_read_anew_for_each_token()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "token");
        using var credentials = With(new Credential.FederatedToken(file));
        foreach (var projected in new[] { "first.of.platform", "second.of.platform" })
        {
            await File.WriteAllTextAsync(file, $"{projected}\n", Stop);
            credentials.Forget(await credentials.Token(Stop));
            var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(_login.Calls[^1].Text);
            (form["client_assertion"].ToString(), form["client_id"].ToString()).ShouldBe((projected, FakeTeams.AppId));
        }
    }

    [Fact]
    public async Task a_token_file_that_cannot_be_read_is_named_as_the_fault()
    {
        using var credentials = With(new Credential.FederatedToken("/nowhere/token"));
        (await Should.ThrowAsync<TokenException>(async () => await credentials.Token(Stop))).Code.ShouldBe("FederatedTokenCannotBeRead");
    }

    [Fact]
    public async Task a_managed_identity_that_is_the_bot_is_asked_for_the_resource()
    {
        var azure = new Azure();
        using var credentials = With(new Credential.ManagedIdentity("mi-1"), azure);
        (await credentials.Token(Stop)).Value.ShouldBe("token of mi-1");
        azure.Asked.ShouldBe([
            "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
            + "&resource=https://api.botframework.com&client_id=mi-1",
        ]);
        _login.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_managed_identity_that_vouches_for_the_bot_is_asked_for_its_assertion()
    {
        var azure = new Azure();
        using var credentials = With(new Credential.FederatedIdentity("mi-1"), azure);
        (await credentials.Token(Stop)).Value.ShouldBe("bot-token-1");
        azure.Asked[0].ShouldEndWith("&resource=api://AzureADTokenExchange&client_id=mi-1");
        Microsoft
            .AspNetCore.WebUtilities.QueryHelpers.ParseQuery(_login.Calls.ShouldHaveSingleItem().Text)["client_assertion"]
            .ToString()
            .ShouldBe("token of mi-1");
    }

    [Fact]
    public async Task a_login_that_is_busy_is_asked_once()
    {
        _login.Fail(new TeamsFault(_ => true, 503, times: 5));
        using var credentials = With(new Credential.Secret("x"));
        (await Should.ThrowAsync<TokenException>(async () => await credentials.Token(Stop))).Status.ShouldBe(503);
        _login.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT", "https://127.0.0.1:PORT/t", "http://127.0.0.1:PORT/t")]
    [InlineData("http://127.0.0.1:PORT", "https://127.0.0.1:1/t", "https://127.0.0.1:1/t")]
    [InlineData("http://127.0.0.1:PORT", "https://login.example/t", "https://login.example/t")]
    [InlineData("https://127.0.0.1:PORT", "https://127.0.0.1:PORT/t", "https://127.0.0.1:PORT/t")]
    [InlineData("http://login.example:PORT", "https://login.example:PORT/t", "https://login.example:PORT/t")]
    public async Task only_a_login_on_this_machine_that_was_given_as_http_is_called_over_http(string login, string asked, string called)
    {
        var azure = new Azure { IsEverywhere = true };
        using var wire = new LoginWire(At(login), azure);
        using var response = await wire.GetHttpClient().GetAsync(At(asked), Stop);
        azure.Asked.ShouldBe([At(called).AbsoluteUri]);

        static Uri At(string form) => new(form.Replace("PORT", "4321", StringComparison.Ordinal));
    }

    [Fact]
    public void no_credential_prints()
    {
        new Credential.Secret("hidden").ToString().ShouldNotContain("hidden");
        new Credential.Certificate("/a/b.pem", "hidden").ToString().ShouldNotContain("hidden");
        new AccessToken("hidden", Duration.FromHours(1)).ToString().ShouldNotContain("hidden");
        Identity(new Credential.Secret("hidden")).ToString().ShouldNotContain("hidden");
    }

    public ValueTask DisposeAsync() => _login.DisposeAsync();

    private ClientCredentials With(Credential credential, HttpMessageHandler? wire = null) =>
        new(Identity(credential), _clock, wire ?? PlainHttp.Wire());

    private ClientIdentity Identity(Credential credential) =>
        new(new Uri(_login.Url), FakeTeams.TenantId, FakeTeams.AppId, "https://api.botframework.com/.default", credential);

    /// <summary>The address at which a machine in Azure asks for the tokens of its identities; everything else goes out.</summary>
    private sealed class Azure : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _wire = new(PlainHttp.Wire());

        public List<string> Asked { get; } = [];

        public bool IsEverywhere { get; init; }

        protected override void Dispose(bool disposing)
        {
            _wire.Dispose();
            base.Dispose(disposing);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Ct cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            if (request.RequestUri.Host != "169.254.169.254" && !IsEverywhere)
                return _wire.SendAsync(request, cancellationToken);
            var id = request.RequestUri.Query.Split("client_id=")[^1];
            var until = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
            return Task.FromResult(
                new HttpResponseMessage
                {
                    Content = new StringContent(
                        $$"""{"access_token":"token of {{id}}","expires_on":"{{until}}","resource":"x","token_type":"Bearer"}""",
                        null,
                        "application/json"),
                });
        }
    }
}

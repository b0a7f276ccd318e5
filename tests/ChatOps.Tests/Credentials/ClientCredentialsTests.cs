using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatOps.Credentials;
using ChatOps.Tests.Infrastructure;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Credentials;

public sealed class ClientCredentialsTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(SystemClock.Instance.GetCurrentInstant());
    private readonly HttpClient _http = PlainHttp.Client();
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
        call.Text.Split('&').Order().ShouldBe(
            [$"client_id={FakeTeams.AppId}", "client_secret=s%26cret", "grant_type=client_credentials", "scope=https%3A%2F%2Fapi.botframework.com%2F.default"]);
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
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(form["client_assertion"].ToString(), new TokenValidationParameters
            {
                IssuerSigningKey = new X509SecurityKey(certificate),
                ValidAlgorithms = [SecurityAlgorithms.RsaSsaPssSha256],
                ValidIssuer = FakeTeams.AppId,
                ValidAudience = $"{_login.Url}/{FakeTeams.TenantId}/oauth2/v2.0/token",
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
    public void a_managed_identity_is_asked_for_the_resource()
    {
        using var request = TokenRequest.Of(new Credential.ManagedIdentity("mi-1"), Identity(new Credential.ManagedIdentity("mi-1")), _clock.GetCurrentInstant());
        request.RequestUri!.AbsoluteUri.ShouldBe(
            "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fapi.botframework.com&client_id=mi-1");
        request.Headers.GetValues("Metadata").ShouldBe(["true"]);
    }

    [Fact]
    public void no_credential_prints()
    {
        new Credential.Secret("hidden").ToString().ShouldNotContain("hidden");
        new Credential.Certificate("/a/b.pem", "hidden").ToString().ShouldNotContain("hidden");
        new AccessToken("hidden", Instant.MaxValue).ToString().ShouldNotContain("hidden");
        Identity(new Credential.Secret("hidden")).ToString().ShouldNotContain("hidden");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _login.DisposeAsync();
    }

    private ClientCredentials With(Credential credential) => new(_http, Identity(credential), _clock);

    private ClientIdentity Identity(Credential credential) =>
        new(ClientIdentity.TokenUrlOf(new Uri(_login.Url), FakeTeams.TenantId), FakeTeams.AppId, "https://api.botframework.com/.default", credential);
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatOps.Channels.Slack;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackEndpointTests : IAsyncLifetime
{
    private FakeSlack _slack = null!;
    private SlackHost _host = null!;

    private static Ct Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => [SlackEndpoints.Events, SlackEndpoints.Interactions, SlackEndpoints.Commands];

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.Start();
        _host = await SlackHost.Start(_slack);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task only_posts_are_taken(string path)
    {
        using var response = await _host.Client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        await ShouldBeProblem(response, HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task what_is_not_signed_is_refused_before_its_type_is_looked_at(string path)
    {
        using var response = await _host.Client.PostAsync(
            new Uri(path, UriKind.Relative), new StringContent("hello", Encoding.UTF8, "text/plain"), Ct);
        await ShouldBeProblem(response, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task what_is_signed_with_another_secret_is_refused(string path)
    {
        using var request = await SlackSigned.Request(path, Json("{}"), "another secret");
        await ShouldBeProblem(await _host.Client.SendAsync(request, Ct), HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(302)]
    public async Task what_was_signed_at_another_time_is_refused(int seconds)
    {
        using var request = await SlackSigned.Request(
            SlackEndpoints.Events,
            Json("{}"),
            FakeSlack.SigningSecret,
            SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(seconds));
        await ShouldBeProblem(await _host.Client.SendAsync(request, Ct), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_body_that_was_changed_on_the_way_is_refused()
    {
        using var request = await SlackSigned.Request(
            SlackEndpoints.Events,
            Json("""{"type":"event_callback"}"""),
            FakeSlack.SigningSecret);
        request.Content = Json("""{"type":"event_callback" }""");
        await ShouldBeProblem(await _host.Client.SendAsync(request, Ct), HttpStatusCode.Unauthorized);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task without_a_secret_everything_is_refused(string path)
    {
        await using var host = await SlackHost.Start(_slack, s => s with { SigningSecret = null });
        using var request = await SlackSigned.Request(path, Json("{}"), "x");
        using var unsigned = await SlackSigned.Request(path, Json("{}"), "x");
        unsigned.Headers.Remove(SlackSignature.SignatureHeader);
        unsigned.Headers.Add(
            SlackSignature.SignatureHeader,
            SlackSignature.Sign([], request.Headers.GetValues(SlackSignature.TimestampHeader).Single(), "{}"u8));
        await ShouldBeProblem(await host.Client.SendAsync(request, Ct), HttpStatusCode.Unauthorized);
        await ShouldBeProblem(await host.Client.SendAsync(unsigned, Ct), HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(SlackEndpoints.Events, "application/x-www-form-urlencoded")]
    [InlineData(SlackEndpoints.Events, "text/plain")]
    [InlineData(SlackEndpoints.Interactions, "application/json")]
    [InlineData(SlackEndpoints.Commands, "application/json")]
    public async Task another_media_type_is_refused(string path, string mediaType) =>
        await ShouldBeProblem(await Post(path, new StringContent("{}", Encoding.UTF8, mediaType)), HttpStatusCode.UnsupportedMediaType);

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("""{"type":"event_callback" """)]
    [InlineData("""{"type":"event_callback"} more""")]
    [InlineData("")]
    public async Task an_event_that_is_no_json_object_is_refused(string body) =>
        await ShouldBeProblem(await Post(SlackEndpoints.Events, Json(body)), HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("")]
    [InlineData("payload=")]
    [InlineData("payload=x")]
    [InlineData("payload=%5B%5D")]
    [InlineData("payloads=%7B%7D")]
    public async Task an_interaction_without_a_json_object_is_refused(string body) =>
        await ShouldBeProblem(await Post(SlackEndpoints.Interactions, Form(body)), HttpStatusCode.BadRequest);

    [Fact]
    public async Task a_command_of_nobody_is_refused() =>
        await ShouldBeProblem(await Post(SlackEndpoints.Commands, Form("command=%2Fpartner&team_id=T0ACME")), HttpStatusCode.BadRequest);

    [Fact]
    public async Task a_media_type_may_name_its_charset()
    {
        var content = Json("""{"type":"url_verification","challenge":"x"}""");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("Application/JSON; charset=UTF-8");
        (await Post(SlackEndpoints.Events, content)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(SlackEndpoint.MostBytes, HttpStatusCode.OK)]
    [InlineData(SlackEndpoint.MostBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task a_body_may_have_a_mebibyte(int bytes, HttpStatusCode status)
    {
        const string Start = """{"type":"unknown","text":" """, End = "\"}";
        var body = Start + new string('x', bytes - Start.Length - End.Length) + End;
        (await Post(SlackEndpoints.Events, Json(body))).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task a_body_that_does_not_say_its_length_is_measured_while_it_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SlackEndpoints.Events)
        {
            Content = Json(new string(' ', SlackEndpoint.MostBytes + 1)),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentLength = null;
        await ShouldBeProblem(await _host.Client.SendAsync(request, Ct), HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task the_address_is_verified_with_the_challenge()
    {
        using var response = await Post(
            SlackEndpoints.Events,
            Json("""{"token":"t","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}"""));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await response.Content.ReadAsStringAsync(Ct)).ShouldBe("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task the_certificate_check_is_answered(string path)
    {
        using var response = await Post(path, Form("ssl_check=1&token=abc"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Seen.ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> Post(string path, HttpContent content)
    {
        using var request = await SlackSigned.Request(path, content, FakeSlack.SigningSecret);
        return await _host.Client.SendAsync(request, Ct);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static StringContent Form(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task ShouldBeProblem(HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status);
        (response.Content.Headers.ContentType?.MediaType).ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain($"\"status\":{(int)status}");
    }
}

using System.Net;
using Shouldly;
using Xunit;

namespace ChatOps.BrowserTests.Demo;

[Collection(nameof(OneDemo))]
public sealed class DoorTests(DemoFixture demo)
{
    [Theory]
    [InlineData("Host", "demo.example")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public async Task the_desk_answers_this_machine_only(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(demo.Address, "/demo"));
        request.Headers.TryAddWithoutValidation(header, value);

        (await Send(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task no_other_site_presses_its_buttons()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(demo.Address, "/demo/clock"))
        {
            Content = new FormUrlEncodedContent([new("to", "hour")]),
        };
        request.Headers.TryAddWithoutValidation("Origin", "https://elsewhere.example");

        (await Send(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/demo/nobody")]
    [InlineData("/demo/ana/messages/9999/block-kit")]
    [InlineData("/demo/ana/messages/1/something")]
    public async Task what_there_is_none_of_is_not_found(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(demo.Address, path));

        (await Send(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task without_demo_there_is_no_desk()
    {
        await using var host = await RunningHost.Start("serve");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "/demo"));

        (await Send(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

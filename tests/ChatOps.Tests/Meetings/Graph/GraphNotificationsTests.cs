using System.Net;
using System.Text;
using ChatOps.Meetings.Graph.Watching;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>What the addresses for Graph answer, good and bad.</summary>
public sealed class GraphNotificationsTests
{
    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GraphNotifications.Notifications)]
    [InlineData(GraphNotifications.Lifecycle)]
    public async Task an_address_proves_itself_and_refuses_what_does_not_fit(string path)
    {
        await using var app = await App.Prepare(Engine.Sqlite);
        await app.ConnectGraph();
        await app.Run();

        using var proof = await app.Client.PostAsync(
            $"{path}?validationToken=Validation%3A%20Testing%20%3Cb%3E%20%2B%20%26", new StringContent(""), Stop);
        (proof.StatusCode, proof.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/plain"));
        (await proof.Content.ReadAsStringAsync(Stop)).ShouldBe("Validation: Testing <b> + &");
        proof.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        (await Status(app, HttpMethod.Get, path, null)).ShouldBe(405);
        (await Status(app, HttpMethod.Post, path, Json(new string(' ', 1_048_577)))).ShouldBe(413);
        (await Status(app, HttpMethod.Post, path, new StringContent("{}", Encoding.UTF8, "text/plain"))).ShouldBe(415);
        (await Status(app, HttpMethod.Post, $"{path}?validationToken={new string('x', 2_049)}", Json(""))).ShouldBe(400);
        foreach (var broken in new[] { "", "{", "[]", "{}", """{"value":7}""", """{"value":[7]}""" })
            (await Status(app, HttpMethod.Post, path, Json(broken))).ShouldBe(400, broken);
        foreach (
            var strange in new[]
            {
                """{"value":[]}""",
                """{"value":[null]}""",
                """{"value":[{}]}""",
                """{"value":[{"subscriptionId":"x","clientState":"y","new":{"a":[1]}}]}""",
                """{"value":[{"subscriptionId":7},7,{"subscriptionId":"x","clientState":"y"}]}""",
            })
            (await Status(app, HttpMethod.Post, path, Json(strange))).ShouldBe(202, strange);

        await using var fault = Fault.On(app, "gone");
        await fault.Begin();
        (await Status(app, HttpMethod.Post, path, Json("""{"value":[]}"""))).ShouldBe(503, "Graph sends it again");
    }

    [Fact]
    public async Task without_settings_nobody_is_believed()
    {
        await using var app = await App.Start(Engine.Sqlite);

        (await Status(app, HttpMethod.Post, GraphNotifications.Notifications, Json("""{"value":[]}"""))).ShouldBe(401);
        (await Status(app, HttpMethod.Post, $"{GraphNotifications.Lifecycle}?validationToken=x", Json(""))).ShouldBe(401);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<int> Status(App app, HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var response = await app.Client.SendAsync(request, Stop);
        return (int)response.StatusCode;
    }
}

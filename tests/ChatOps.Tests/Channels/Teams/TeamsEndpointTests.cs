using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Teams;
using ChatOps.Channels.Teams.Connector;
using ChatOps.Settings;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>POST /api/messages: the order of its checks, its errors, and the bodies of its answers.</summary>
public sealed class TeamsEndpointTests : IAsyncLifetime
{
    private const string Path = "/api/messages";
    private static readonly Card Form = new("check-in-form", "Your week")
    {
        Form = new Form("check-in.submit", "c1", "Your week", "Share", "Close")
        {
            Body = [new TextInput("well", "What went well?", 1000) { Value = "Größe", Error = "Write a little more." }],
        },
    };

    private FakeTeams _teams = null!;
    private TeamsBot _bot = null!;
    private TeamsMember _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.Start();
        _bot = await TeamsBot.Start(_teams.Settings);
        _ana = new TeamsMember(_bot.Http, _teams, _teams.Chats.Add(TeamsPerson.Named("Ana Ruiz")));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task another_method_is_405_before_anything_else(string method)
    {
        using var response = await Send(new HttpRequestMessage(new HttpMethod(method), Path));
        await IsProblem(response, 405);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task a_body_that_says_it_is_too_large_is_413_before_the_token() =>
        await IsProblem(await Send(Request(new ByteArrayContent(new byte[262_145]))), 413);

    [Fact]
    public async Task a_body_that_turns_out_too_large_is_413_before_the_token() =>
        await IsProblem(await Send(Request(new Unmeasured(262_145))), 413);

    [Fact]
    public async Task a_body_of_the_largest_size_is_read()
    {
        var activity = _ana.Activity("typing");
        activity["filler"] = new string('x', 262_144 - Encoding.UTF8.GetByteCount(activity.With("filler", "").ToJsonString()));
        using var response = await _bot.Post(activity.ToJsonString(), _teams.Token());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_token_comes_before_the_media_type_and_that_before_the_shape()
    {
        await IsProblem(await _bot.Post("no json", null, "text/plain"), 401);
        await IsProblem(await _bot.Post("no json", _teams.Token(), "text/plain"), 415);
        await IsProblem(await _bot.Post("no json", _teams.Token()), 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message"} {}""")]
    [InlineData("""{"type":"message","from":"Ana"}""")]
    public async Task what_is_not_an_activity_is_400(string body) => await IsProblem(await _bot.Post(body, _teams.Token()), 400);

    /// <summary>The first is an activity; each of the others has one thing that JSON or the protocol does not allow.</summary>
    [Theory]
    [InlineData("""{"type":"typing","serviceUrl":"URL","from":{"id":"x"}}""", 200)]
    [InlineData("""{"type":"typing","serviceUrl":"URL","from":"Ana"}""", 400)]
    [InlineData("""{"type":5,"serviceUrl":"URL"}""", 400)]
    [InlineData("""{"type":"typing","serviceUrl":"URL"} {}""", 400)]
    [InlineData("""{"type":"typing","serviceUrl":"URL",}""", 400)]
    [InlineData("""{'type':'typing','serviceUrl':'URL'}""", 400)]
    [InlineData("""{type:"typing","serviceUrl":"URL"}""", 400)]
    [InlineData("""/* a word */{"type":"typing","serviceUrl":"URL"}""", 400)]
    [InlineData("""{"type":"typing","serviceUrl":"URL","value":NaN}""", 400)]
    [InlineData("""{"type":"typing","serviceUrl":"URL","value":0x1F}""", 400)]
    public async Task what_is_no_json_in_the_strict_sense_is_400(string body, int status)
    {
        var from =
            $"\"{_teams.ServiceUrl}\",\"channelId\":\"msteams\",\"conversation\":{{\"id\":\"a:1\",\"tenantId\":\"{FakeTeams.TenantId}\"}}";

        using var response = await _bot.Post(body.Replace("\"URL\"", from, StringComparison.Ordinal), _teams.Token());

        ((int)response.StatusCode).ShouldBe(status, body);
    }

    [Fact]
    public async Task refused_requests_leave_the_connection_usable()
    {
        for (var i = 0; i < 5; i++)
            await IsProblem(await _bot.Post(_ana.Activity("message").ToJsonString(), "no.good.token"), 401);
        await _ana.Says("hello");
        _bot.Taken.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task without_settings_every_activity_is_401()
    {
        await using var bot = await TeamsBot.Start(new TeamsSettings { OpenIdMetadata = _teams.Settings.OpenIdMetadata });
        await IsProblem(await bot.Post(_ana.Activity("message").ToJsonString(), _teams.Token()), 401);
        await IsProblem(await Send(new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(bot.Url), Path))), 405);
    }

    [Theory]
    [InlineData("message.personal")]
    [InlineData("installation.add")]
    [InlineData("reaction")]
    [InlineData("from-the-future")]
    public async Task what_is_no_invoke_is_answered_200_without_a_body(string payload)
    {
        using var response = await _ana.Post(Payload.Json(payload).With("serviceUrl", _teams.ServiceUrl));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Body(response)).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_unknown_invoke_is_501() =>
        await IsProblem(await _ana.Post(Payload.Json("invoke.search").With("serviceUrl", _teams.ServiceUrl)), 501);

    [Fact]
    public async Task an_action_answered_with_a_card_replaces_the_card()
    {
        _bot.Answers = _ => new Answer.Show(Form);
        using var response = await Press();
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        var text = await Body(response);
        text.ShouldContain("Größe");
        var body = JsonNode.Parse(text)!;
        (body["statusCode"]!.GetValue<int>(), body["type"]!.ToString()).ShouldBe((200, "application/vnd.microsoft.card.adaptive"));
        body["value"]!["type"]!.ToString().ShouldBe("AdaptiveCard");
        body.AsObject().Select(m => m.Key).ShouldBe(["statusCode", "type", "value"]);
    }

    [Fact]
    public async Task an_action_answered_with_a_sentence_is_a_toast()
    {
        _bot.Answers = _ => new Answer.Say("Done.");
        (await Body(await Press())).ShouldBe("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Done."}""");
    }

    [Fact]
    public async Task an_action_answered_with_nothing_says_that_it_was_heard() =>
        (await Body(await Press())).ShouldBe("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"OK"}""");

    [Fact]
    public async Task an_action_that_fails_says_so_in_the_body_and_nothing_else()
    {
        _bot.Answers = _ => throw new InvalidOperationException("the connection string of the database");
        using var response = await Press();
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Body(response)).ShouldBe(
            """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"InternalServerError","message":"Something went wrong. Please try again."}}"""
        );
    }

    [Fact]
    public async Task an_action_without_a_verb_is_a_bad_request_in_the_body()
    {
        var invoke = _ana.Activity("invoke").With("name", "adaptiveCard/action").With("value", new JsonObject());
        JsonNode.Parse(await _ana.Send(invoke))!["statusCode"]!.GetValue<int>().ShouldBe(400);
    }

    [Fact]
    public async Task a_message_that_fails_is_not_acknowledged()
    {
        _bot.Answers = _ => throw new InvalidOperationException("a secret");
        using var response = await _ana.Post(_ana.Activity("message").With("text", "hello"));
        await IsProblem(response, 500);
    }

    [Fact]
    public async Task a_dialog_goes_on_with_a_card_or_ends_with_a_sentence_or_closes()
    {
        _bot.Answers = _ => new Answer.Ask(Form);
        var task = JsonNode.Parse(await Fetch())!["task"]!;
        (task["type"]!.ToString(), task["value"]!["title"]!.ToString()).ShouldBe(("continue", "Your week"));
        task["value"]!["card"]!["contentType"]!.ToString().ShouldBe("application/vnd.microsoft.card.adaptive");
        task["value"]!["card"]!["content"]!["type"]!.ToString().ShouldBe("AdaptiveCard");
        _bot.Answers = _ => new Answer.Say("Shared.");
        (await Fetch()).ShouldBe("""{"task":{"type":"message","value":"Shared."}}""");
        _bot.Answers = _ => Answer.Done;
        (await Fetch()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_submit_of_an_older_client_sees_its_form_corrected_in_place()
    {
        var chat = _ana.Person.Conversation;
        await _bot.Part<TeamsApi>()
            .SendToConversation(
                new Uri(_teams.ServiceUrl),
                chat,
                OutgoingActivity.OfCard(AdaptiveCards.Render(Form), "", alerts: true),
                TestContext.Current.CancellationToken);
        var message = _teams.Chats.Of(chat).ShouldHaveSingleItem();
        _bot.Answers = _ => new Answer.Correct(Form, []);
        await _ana.Send(
            _ana.Activity("message")
                .With("replyToId", message.Id)
                .With("value", new JsonObject { ["action"] = "check-in.submit", ["well"] = "x" }));
        (await _teams.Saw(c => c.IsUpdate)).Authorization.ShouldBe("Bearer bot-token-1");
        _ana.Sees().ShouldHaveSingleItem().ShouldContain("Write a little more.");
        _bot.Log.All.ShouldNotContain(l => l.Contains("Größe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_senders_language_is_not_the_hosts()
    {
        var culture = "";
        _bot.Answers = inbound =>
        {
            culture = CultureInfo.CurrentCulture.Name;
            return new Answer.Say(inbound.Sender.Locale!);
        };
        var answer = await _ana.Send(Payload.Json("invoke.card-action").With("serviceUrl", _teams.ServiceUrl).With("locale", "de-DE"));
        culture.ShouldBe(CultureInfo.CurrentCulture.Name);
        JsonNode.Parse(answer)!["value"]!.ToString().ShouldBe("de-DE");
    }

    [Theory]
    [InlineData("Development", true, null, HttpStatusCode.OK)]
    [InlineData("Production", true, null, HttpStatusCode.Unauthorized)]
    [InlineData("Development", false, null, HttpStatusCode.Unauthorized)]
    [InlineData("Development", true, "X-Forwarded-For", HttpStatusCode.Unauthorized)]
    [InlineData("Development", true, "Forwarded", HttpStatusCode.Unauthorized)]
    [InlineData("Development", true, "Host", HttpStatusCode.Unauthorized)]
    public async Task only_a_local_emulator_in_development_needs_no_token(
        string environment, bool isAllowed, string? header, HttpStatusCode status)
    {
        await using var bot = await TeamsBot.Start(
            new TeamsSettings { TrustedServiceHosts = [_teams.Url], AllowAnonymousLoopback = isAllowed }, environment);
        var request = Request(new StringContent(_ana.Activity("message").With("text", "hello").ToJsonString(), null, "application/json"));
        request.RequestUri = new Uri(new Uri(bot.Url), Path);
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header, header == "Host" ? "bot.example" : "for=10.0.0.1");
        using var response = await bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task an_emulator_may_not_name_a_foreign_service_url()
    {
        await using var bot = await TeamsBot.Start(
            new TeamsSettings { TrustedServiceHosts = [_teams.Url], AllowAnonymousLoopback = true }, "Development");
        await IsProblem(await bot.Post(_ana.Activity("message").With("serviceUrl", "https://evil.example/").ToJsonString(), null), 401);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _teams.DisposeAsync();
    }

    private Task<HttpResponseMessage> Press() => _ana.Post(Payload.Json("invoke.card-action").With("serviceUrl", _teams.ServiceUrl));

    private Task<string> Fetch() => _ana.Send(Payload.Json("invoke.task-fetch").With("serviceUrl", _teams.ServiceUrl));

    private Task<HttpResponseMessage> Send(HttpRequestMessage request) =>
        _bot.Http.SendAsync(request, TestContext.Current.CancellationToken);

    private static HttpRequestMessage Request(HttpContent content) => new(HttpMethod.Post, Path) { Content = content };

    private static Task<string> Body(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task IsProblem(HttpResponseMessage response, int status)
    {
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(await Body(response))!.AsObject();
        problem.Select(m => m.Key).ShouldBe(["type", "title", "status"]);
        problem["status"]!.GetValue<int>().ShouldBe(status);
        response.Dispose();
    }

    /// <summary>A body without a Content-Length.</summary>
    private sealed class Unmeasured(int length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(new byte[length]).AsTask();

        protected override bool TryComputeLength(out long measured)
        {
            measured = 0;
            return false;
        }
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Teams;
using ChatOps.People;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.Bot.Schema.Teams;

namespace ChatOps.Tests.Channels.Teams;

public sealed class TeamsChannelTests : IAsyncLifetime
{
    private static readonly Card Card = new("check-in-form", "Your week is open.")
    {
        Heading = "Your week",
        Body = [new Text("Größe, 週報")],
    };

    private FakeTeams _teams = null!;
    private TeamsBot _bot = null!;
    private TeamsPerson _ana = null!;
    private TeamsChannel _channel = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.Start();
        _bot = await TeamsBot.Start(_teams.Settings);
        _ana = _teams.Chats.Add(TeamsPerson.Named("Ana Ruiz"));
        _channel = _bot.Part<TeamsChannel>();
    }

    [Fact]
    public async Task a_first_message_opens_the_chat_and_rings()
    {
        var sent = (await Post(Ana() with { Conversation = null, ConnectorId = null })).ShouldBeOfType<Delivery.Sent>().Message;
        sent.Conversation.ShouldBe(_ana.Conversation);
        var message = _teams.Chats.Of(_ana.Conversation).ShouldHaveSingleItem();
        message.Id.ShouldBe(sent.Id);
        new AdaptiveView(message.Card!).Text.ShouldBe("Your week\nGröße, 週報");
        message.Activity["summary"]!.ToString().ShouldBe("Your week is open.");
        message.Activity["channelData"]!["notification"]!["alert"]!.GetValue<bool>().ShouldBeTrue();
        message.Activity["attachments"]![0]!["contentType"]!.ToString().ShouldBe("application/vnd.microsoft.card.adaptive");
    }

    [Fact]
    public async Task the_chat_is_opened_by_the_documented_body()
    {
        await Post(Ana() with { Conversation = null, ConnectorId = null });
        _teams
            .Calls.Single(c => c.IsCreate)
            .Text.ShouldBe(
                $$$"""{"isGroup":false,"bot":{"id":"28:{{{FakeTeams.AppId}}}"},"members":[{"id":"{{{_ana.ObjectId}}}"}],"channelData":{"tenant":{"id":"{{{FakeTeams.TenantId}}}"}},"tenantId":"{{{FakeTeams.TenantId}}}"}"""
            );
    }

    [Fact]
    public async Task a_known_chat_is_written_to_at_once_with_letters_as_they_are_and_ids_escaped()
    {
        await Post(Ana());
        var call = _teams.Calls.Single(c => c.IsToConnector);
        call.Text.ShouldContain("Größe, 週報");
        call.RawPath.ShouldBe($"/emea/v3/conversations/{Uri.EscapeDataString(_ana.Conversation)}/activities");
        call.Authorization.ShouldBe("Bearer bot-token-1");
    }

    [Fact]
    public async Task a_message_is_changed_in_place_without_ringing_and_removed_twice_without_complaint()
    {
        var message = (await Post(Ana())).ShouldBeOfType<Delivery.Sent>().Message;
        (await _channel.Update(Ana(), message, Card with { Heading = "Changed" }, Stop)).ShouldBe(new Delivery.Sent(message));
        var stands = _teams.Chats.Of(_ana.Conversation).ShouldHaveSingleItem();
        new AdaptiveView(stands.Card!).Text.ShouldStartWith("Changed");
        stands.Activity.ContainsKey("channelData").ShouldBeFalse();
        (await _channel.Remove(Ana(), message, Stop)).ShouldBe(new Delivery.Sent(message));
        (await _channel.Remove(Ana(), message, Stop)).ShouldBe(new Delivery.Sent(message));
        _teams.Chats.Of(_ana.Conversation).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_shared_channel_is_written_to_by_its_own_id()
    {
        var sent = await _channel.Post(Ana(), "19:team@thread.tacv2", Card, "d1", Stop);
        sent.ShouldBeOfType<Delivery.Sent>().Message.Conversation.ShouldBe("19:team@thread.tacv2");
    }

    [Fact]
    public async Task nobody_can_say_whether_an_interrupted_message_arrived() =>
        (await _channel.Find(Ana(), null, "d1", Instant.MinValue, Stop)).ShouldBeOfType<Finding.CannotTell>();

    [Theory]
    [InlineData(400, "BadArgument", "Refused", "Refused")]
    [InlineData(401, "BotNotRegistered", "TryAgain", "TryAgain")]
    [InlineData(403, "BotDisabledByAdmin", "Unreachable Revoked", "Unreachable Revoked")]
    [InlineData(403, "BotNotInConversationRoster", "Unreachable NotInstalled", "Unreachable NotInstalled")]
    [InlineData(403, "ForbiddenOperationException", "Unreachable NotInstalled", "Unreachable NotInstalled")]
    [InlineData(403, "ConversationBlockedByUser", "Unreachable Blocked", "Unreachable Blocked")]
    [InlineData(403, "MessageWritesBlocked", "Unreachable Blocked", "Unreachable Blocked")]
    [InlineData(403, "NotEnoughPermissions", "Refused", "Refused")]
    [InlineData(403, "InvalidBotApiHost", "Refused", "Refused")]
    [InlineData(400, "SomethingNew", "TryAgain", "TryAgain")]
    [InlineData(403, "SomethingNew", "TryAgain", "TryAgain")]
    [InlineData(409, "SomethingNew", "TryAgain", "TryAgain")]
    [InlineData(500, "SomethingNew", "TryAgain", "TryAgain")]
    [InlineData(501, "NotImplemented", "Refused", "Refused")]
    [InlineData(404, "SomethingNew", "Gone", "Gone")]
    [InlineData(404, "ConversationNotFound", "Gone", "Gone")]
    [InlineData(404, "ActivityNotFoundInConversation", "Gone", "Gone")]
    [InlineData(412, "PreconditionFailed", "TryAgain", "TryAgain")]
    [InlineData(413, "MessageSizeTooBig", "Refused", "Refused")]
    [InlineData(429, "Throttled", "Throttled", "Throttled")]
    [InlineData(500, "ServiceError", "Refused", "TryAgain")]
    [InlineData(502, "BadGateway", "TryAgain", "TryAgain")]
    [InlineData(502, "ServiceError", "TryAgain", "TryAgain")]
    [InlineData(503, "ServiceUnavailable", "TryAgain", "TryAgain")]
    [InlineData(504, "GatewayTimeout", "TryAgain", "TryAgain")]
    public async Task each_refusal_has_one_meaning(int status, string code, string ofPost, string ofUpdate)
    {
        _teams.Fail(new TeamsFault(c => c.IsToConnector, status, code, times: 2));
        Told(await Post(Ana())).ShouldBe($"{ofPost} {code}");
        Told(await _channel.Update(Ana(), new MessageRef(_ana.Conversation, "1"), Card, Stop)).ShouldBe($"{ofUpdate} {code}");
        _teams.Calls.Count(c => c.IsToConnector).ShouldBe(2);
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", "Unreachable NotInstalled")]
    [InlineData(404, "NotFound", "Unreachable NotInstalled")]
    [InlineData(503, "ServiceUnavailable", "TryAgain")]
    [InlineData(500, "ServiceError", "TryAgain")]
    public async Task a_chat_that_cannot_be_opened_says_why(int status, string code, string meaning)
    {
        _teams.Fail(new TeamsFault(c => c.IsCreate, status, code));
        Told(await Post(Ana() with { Conversation = null })).ShouldBe($"{meaning} {code}");
    }

    [Fact]
    public async Task who_never_installed_the_bot_cannot_be_reached()
    {
        _ana.IsInstalled = false;
        Told(await Post(Ana() with { Conversation = null })).ShouldBe("Unreachable NotInstalled BotNotInConversationRoster");
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("in a minute", 60)]
    [InlineData("0", 1)]
    [InlineData("999999999", 3600)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task a_throttled_call_says_how_long_to_wait(string? retryAfter, int? seconds)
    {
        var header = retryAfter == "in a minute" ? DateTimeOffset.UtcNow.AddSeconds(60).ToString("R") : retryAfter;
        _teams.Fail(new TeamsFault(c => c.IsSend, 429, "Throttled") { RetryAfter = header });
        var after = (await Post(Ana())).ShouldBeOfType<Delivery.Throttled>().After;
        (after is null).ShouldBe(seconds is null);
        if (seconds is { } expected)
            after!.Value.TotalSeconds.ShouldBeInRange(expected - 3, expected);
    }

    [Fact]
    public async Task a_code_that_is_nested_as_a_string_is_read_too()
    {
        _teams.Fail(
            new TeamsFault(c => c.IsSend, 403)
            {
                Body =
                    """{"error":{"code":"ServiceError","message":"{\"subCode\":\"x\",\"error\":{\"code\":\"MessageWritesBlocked\",\"message\":\"no\"}}"}}""",
            });
        Told(await Post(Ana())).ShouldBe("Unreachable Blocked MessageWritesBlocked");
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("""{"error":{"code":"a text that somebody typed: Größe"}}""")]
    public async Task an_error_in_another_shape_has_no_code(string body)
    {
        _teams.Fail(new TeamsFault(c => c.IsSend, 400) { Body = body });
        Told(await Post(Ana())).ShouldBe("TryAgain NoCode");
    }

    [Fact]
    public async Task a_new_message_whose_answer_is_lost_is_unknown_and_a_change_is_tried_again()
    {
        _teams.Fail(new TeamsFault(c => c.IsSend || c.IsUpdate, times: 2) { HangsUp = true, IsAfterTheFact = true });
        (await Post(Ana())).ShouldBeOfType<Delivery.Unknown>();
        _teams.Chats.Of(_ana.Conversation).Count.ShouldBe(1);
        (await _channel.Update(Ana(), new MessageRef(_ana.Conversation, "1"), Card, Stop)).ShouldBeOfType<Delivery.TryAgain>();
    }

    [Fact]
    public async Task a_vendor_that_takes_no_connection_is_tried_again()
    {
        await using var bot = await TeamsBot.Start(_teams.Settings with { TrustedServiceHosts = ["http://127.0.0.1:1"] });
        Told(await bot.Part<TeamsChannel>().Post(Ana() with { ServiceUrl = "http://127.0.0.1:1/" }, null, Card, "d1", Stop))
            .ShouldBe("TryAgain ConnectionError");
    }

    [Fact]
    public async Task the_token_never_goes_to_a_host_that_is_not_trusted()
    {
        await using var stranger = await FakeTeams.Start();
        Told(await Post(Ana() with { ServiceUrl = stranger.ServiceUrl })).ShouldBe("Refused UntrustedServiceHost");
        stranger.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_token_does_not_follow_a_redirect()
    {
        await using var stranger = await FakeTeams.Start();
        _teams.Fail(new TeamsFault(c => c.IsSend, 307) { Location = stranger.ServiceUrl });
        Told(await Post(Ana())).ShouldBe("Refused NoCode");
        stranger.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task an_ended_call_is_the_callers_business()
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var hold = new TaskCompletionSource();
        _teams.Fail(new TeamsFault(c => c.IsSend, 200) { Until = hold.Task });
        var post = _channel.Post(Ana(), null, Card, "d1", ended.Token);
        await _teams.Saw(c => c.IsSend);
        await ended.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(post);
        hold.SetResult();
    }

    [Fact]
    public async Task a_refused_credential_is_tried_again_and_told_to_the_operator()
    {
        await using var bot = await TeamsBot.Start(_teams.Settings with { AppId = Guid.NewGuid().ToString() });
        Told(await bot.Part<TeamsChannel>().Post(Ana(), null, Card, "d1", Stop)).ShouldBe("TryAgain Token:invalid_client");
        bot.Log.All.ShouldContain(l => l.StartsWith("Error: Teams: the bot gets no token", StringComparison.Ordinal));
        _teams.Calls.ShouldNotContain(c => c.IsToConnector);
    }

    [Fact]
    public async Task the_roster_vouches_for_an_employees_email()
    {
        var profile = (await _channel.LookUp(Ana(), Stop)).ShouldBeOfType<LookUp.Found>().Profile;
        (profile.Name, profile.Email, profile.IsEmailVerified, profile.IsGuest, profile.ConnectorId).ShouldBe(
            ("Ana Ruiz", "ana@contoso.example", true, false, _ana.ConnectorId));
    }

    [Fact]
    public async Task somebody_new_is_looked_up_in_the_chat_that_is_opened_for_it() =>
        (await _channel.LookUp(Ana() with { Conversation = null, ConnectorId = null }, Stop))
            .ShouldBeOfType<LookUp.Found>()
            .Profile.IsEmailVerified.ShouldBeTrue();

    [Theory]
    [InlineData("guest by name", true)]
    [InlineData("guest by role", true)]
    [InlineData("no role", false)]
    [InlineData("no principal name", false)]
    [InlineData("another tenant", false)]
    [InlineData("no email", false)]
    [InlineData("somebody else", false)]
    public void nobody_vouches_for_the_email_of(string whom, bool isGuest)
    {
        var member = new TeamsChannelAccount
        {
            Id = "29:1",
            Name = "Kim Sato",
            AadObjectId = "u1",
            Email = "kim@contoso.example",
            UserPrincipalName = "kim@contoso.example",
            TenantId = "t1",
            UserRole = "user",
        };
        _ = whom switch
        {
            "guest by name" => member.UserPrincipalName = "kim_fabrikam.example#EXT#@contoso.example",
            "guest by role" => member.UserRole = "guest",
            "no role" => member.UserRole = null,
            "no principal name" => member.UserPrincipalName = null,
            "another tenant" => member.TenantId = "t2",
            "no email" => member.Email = " ",
            "somebody else" => member.AadObjectId = "u2",
            _ => throw new ArgumentOutOfRangeException(nameof(whom)),
        };
        var profile = TeamsProfile.Of(member, new AccountKey(Channel.Teams, "t1", "u1"), ["t1"]);
        profile.IsEmailVerified.ShouldBeFalse();
        profile.IsGuest.ShouldBe(isGuest);
    }

    [Fact]
    public void a_tenant_that_is_not_allowed_vouches_for_nobody() =>
        TeamsProfile
            .Of(
                new TeamsChannelAccount
                {
                    Email = "kim@contoso.example",
                    UserPrincipalName = "kim@contoso.example",
                    TenantId = "t1",
                    UserRole = "user",
                },
                new AccountKey(Channel.Teams, "t1", "u1"),
                ["t2"])
            .IsEmailVerified.ShouldBeFalse();

    [Theory]
    [InlineData(404, "MemberNotFoundInConversation", "Missing")]
    [InlineData(403, "BotNotInConversationRoster", "Missing")]
    [InlineData(429, "Throttled", "TryAgain")]
    [InlineData(500, "ServiceError", "TryAgain")]
    [InlineData(503, "ServiceUnavailable", "TryAgain")]
    [InlineData(401, "BotNotRegistered", "TryAgain")]
    public async Task a_failed_look_up_says_whether_to_ask_again(int status, string code, string meaning)
    {
        _teams.Fail(new TeamsFault(c => c.Method == "GET" && c.IsToConnector, status, code));
        var lookUp = await _channel.LookUp(Ana(), Stop);
        lookUp.GetType().Name.ShouldBe(meaning);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _teams.DisposeAsync();
    }

    private Task<Delivery> Post(Account to) => _channel.Post(to, null, Card, "d1", Stop);

    private Account Ana() => new()
    {
        Id = AccountId.New(),
        PersonId = PersonId.New(),
        Channel = Channel.Teams,
        Tenant = FakeTeams.TenantId,
        UserId = _ana.ObjectId,
        Conversation = _ana.Conversation,
        ConnectorId = _ana.ConnectorId,
        ServiceUrl = _teams.ServiceUrl,
    };

    private static string Told(Delivery delivery) => delivery switch
    {
        Delivery.Unreachable d => $"Unreachable {d.State} {d.Code}",
        Delivery.Refused d => $"Refused {d.Code}",
        Delivery.TryAgain d => $"TryAgain {d.Code}",
        Delivery.Throttled d => $"Throttled {d.Code}",
        Delivery.Gone d => $"Gone {d.Code}",
        Delivery.Unknown d => $"Unknown {d.Code}",
        _ => delivery.ToString(),
    };
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Answers;
using ChatOps.People;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackAnswersTests : SlackTestBase
{
    private static readonly Card Week = new("check-in-form", "Your weekly check-in is open.")
    {
        Form = new Form("check-in.submit", "0193-week", "Weekly check-in", "Share", "Not now")
        {
            Body = [new TextInput("c1_text", "1. This week I will", 200), new TextInput("help", "Help", 200) { Value = "ideas" }],
            Buttons =
            [
                new Button("check-in.save", "0193-week", "Save for later") { SendsFields = true },
                new Button("data.notice", "", "How my data is kept"),
            ],
        },
        Buttons = [new Button("check-in.skip", "0193-week", "No check-in this week")],
    };

    private static readonly Card Notice = new("data-notice", "How your data is kept") { Body = [new Text("Encrypted.")] };

    private static readonly Card Menu = new("menu", "What would you like to do?")
    {
        Body = [new Text("What would you like to do?")],
        Buttons = [new Button("check-in.open", "0193-week", "My week"), new Button("menu", "", "Refresh")],
    };

    private SlackMember Member => Host.Member(Ana);

    [Fact]
    public async Task a_form_opens_within_the_request()
    {
        Host.Answers = _ => new Answer.Ask(Week);
        await Member.Commands("week");
        Member.Modal.ShouldNotBeNull().Title.ShouldBe("Weekly check-in");
        Host.Seen.ShouldHaveSingleItem().Text.ShouldBe("week");
    }

    [Fact]
    public async Task what_is_handed_in_arrives_with_what_the_form_held_from_the_start()
    {
        Host.Answers = i => i.Action == "check-in.submit" ? Answer.Done : new Answer.Ask(Week);
        await Member.Commands();
        (await Member.Submits(("c1_text", "call the supplier"))).ShouldBeEmpty();
        Member.Modal.ShouldBeNull();
        var handedIn = Host.Seen[^1];
        (handedIn.Action, handedIn.Subject).ShouldBe(("check-in.submit", "0193-week"));
        handedIn.Fields.Words("c1_text")!.Reveal().ShouldBe("call the supplier");
        handedIn.Fields.Words("help")!.Reveal().ShouldBe("ideas");
    }

    [Fact]
    public async Task a_form_that_has_to_be_corrected_stays_open_with_its_errors()
    {
        Host.Answers = i =>
            i.Action == "check-in.submit"
                ? new Answer.Correct(Week, [new FieldError("c1_text", "Add one thing."), new FieldError("light_week", "Untick this.")])
                : new Answer.Ask(Week);
        await Member.Commands();
        (await Member.Submits(("c1_text", "call the supplier"))).ShouldBe(
            new Dictionary<string, string> { ["c1_text"] = "Add one thing. Untick this." });
        Member.Modal.ShouldNotBeNull();
    }

    [Fact]
    public async Task a_button_in_the_form_sends_its_fields_and_the_form_keeps_them()
    {
        Host.Answers = i => i.Action == "check-in.save" ? new Answer.Show(Week) : new Answer.Ask(Week);
        await Member.Commands();
        Member.Fills(("c1_text", "half a thought"));
        var before = Member.Modal!.Hash;
        await Member.Presses("Save for later");
        Host.Seen[^1].Fields.Words("c1_text")!.Reveal().ShouldBe("half a thought");
        Member.Modal!.Hash.ShouldNotBe(before);
        Member.Modal!.Typed["c1_text"].ShouldBe("half a thought");
    }

    [Fact]
    public async Task something_to_read_lies_on_the_form_which_stays_as_it_is()
    {
        Host.Answers = i => i.Action == "data.notice" ? new Answer.Aside(Notice) : new Answer.Ask(Week);
        await Member.Commands();
        Member.Fills(("c1_text", "half a thought"));
        await Member.Presses("How my data is kept");
        Member.Modal!.Reads.ShouldContain("Encrypted.");
        await Member.Closes();
        Member.Modal!.Typed["c1_text"].ShouldBe("half a thought");
    }

    [Fact]
    public async Task a_shortcut_opens_the_menu_from_which_forms_open()
    {
        Host.Answers = i => i.Action == "menu" ? new Answer.Aside(Menu) : new Answer.Ask(Week);
        await Member.TakesShortcut();
        Member.Modal!.Reads.ShouldContain("What would you like to do?");
        await Member.Presses("My week");
        Member.Modal!.Action.ShouldBe("check-in.submit");
        Slack.Depth(Ana).ShouldBe(1);
    }

    [Fact]
    public async Task the_answer_to_a_command_can_be_gone_on_with()
    {
        Host.Answers = i => i.Text is not null ? new Answer.Show(Menu) : new Answer.Show(Notice);
        await Member.Commands();
        Member.SeesAlone().ShouldHaveSingleItem().ShouldContain("My week");
        await Member.Presses("Refresh");
        await Slack.Until(() => Member.SeesAlone()[0].Contains("Encrypted.", StringComparison.Ordinal));
        Member.SeesAlone().Count.ShouldBe(1);
        Member.Sees().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_sentence_follows_beside_a_message()
    {
        await Post(Menu);
        Host.Answers = _ => new Answer.Say("Done.");
        await Member.Presses("My week");
        await Slack.Until(() => Member.SeesAlone().Contains("Done."));
    }

    [Fact]
    public async Task a_response_address_elsewhere_gets_nothing_and_the_sentence_comes_through_the_api()
    {
        await using var host = await SlackHost.Start(Slack, s => s with { TrustedResponseHosts = ["hooks.slack.com"] });
        await Post(Menu);
        host.Answers = _ => new Answer.Say("Done.");
        await host.Member(Ana).Presses("My week");
        await Slack.Until(() => Slack.CallsOf("chat.postEphemeral").Count == 1);
        Member.SeesAlone().ShouldBe(["Done."]);
    }

    [Theory]
    [InlineData("expired_trigger_id")]
    [InlineData("exchanged_trigger_id")]
    [InlineData("view_too_large")]
    public async Task when_slack_does_not_open_the_form_the_answer_to_the_command_says_so(string code)
    {
        Slack.Fail("views.open", code);
        Host.Answers = _ => new Answer.Ask(Week);
        await Member.Commands();
        Member.Modal.ShouldBeNull();
        Member.SeesAlone().ShouldBe(["That took too long to open. Please try again."]);
    }

    [Fact]
    public async Task when_slack_does_not_open_the_form_a_sentence_says_so_beside_the_message()
    {
        await Post(Menu);
        Slack.Limit("views.open", 30);
        Host.Answers = _ => new Answer.Ask(Week with { Locale = "de" });
        await Member.Presses("My week");
        await Slack.Until(() => Member.SeesAlone().Count == 1);
        Member.SeesAlone().ShouldBe(["Das Öffnen hat zu lange gedauert. Versuch es bitte noch einmal."]);
    }

    [Fact]
    public async Task when_slack_does_not_open_the_form_on_the_home_tab_a_message_says_so()
    {
        await Host.Channel.Post(Someone, null, Menu with { Kind = SlackChannel.HomeKind }, "d", Ct);
        Slack.Fail("views.open", "expired_trigger_id");
        Host.Answers = _ => new Answer.Ask(Week);
        await Member.Presses("My week");
        await Slack.Until(() => Member.Sees().Count == 1);
    }

    [Fact]
    public async Task slack_has_two_seconds_to_open_a_form()
    {
        using var held = Slack.Hold("views.open");
        Host.Answers = _ => new Answer.Ask(Week);
        var started = System.Diagnostics.Stopwatch.StartNew();
        await Member.Commands();
        started.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(2.9));
        Member.SeesAlone().ShouldBe(["That took too long to open. Please try again."]);
    }

    [Fact]
    public async Task two_presses_at_once_leave_the_newer_form()
    {
        Host.Answers = i => i.Action == "check-in.save" ? new Answer.Show(Week) : new Answer.Ask(Week);
        await Member.Commands();
        Slack.Fail("views.update", "hash_conflict");
        await Member.Presses("Save for later");
        Member.SeesAlone().ShouldBeEmpty();
        Member.Modal.ShouldNotBeNull();
    }

    [Fact]
    public async Task a_repeated_gesture_has_the_same_delivery_id()
    {
        for (var i = 0; i < 2; i++)
        {
            using var request = await SlackSigned.Request(
                SlackEndpoints.Interactions,
                new FormUrlEncodedContent([new("payload", SlackPayload.Text("view_submission"))]),
                FakeSlack.SigningSecret);
            (await Host.Client.SendAsync(request, Ct)).EnsureSuccessStatusCode();
        }
        Host.Seen.Count.ShouldBe(2);
        Host.Seen[0].DeliveryId.ShouldBe(Host.Seen[1].DeliveryId);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/actions/1", true)]
    [InlineData("http://hooks.slack.com/actions/1", false)]
    [InlineData("https://hooks.slack.com.evil.example/actions/1", false)]
    [InlineData("https://evil.example/hooks.slack.com", false)]
    [InlineData("https://user:word@hooks.slack.com/1", false)]
    [InlineData("https://hooks.slack.com@evil.example/1", false)]
    [InlineData("https://hooks.slack.com:8443/1", false)]
    [InlineData("https://evil.example:8443/1", true)]
    [InlineData("http://127.0.0.1:4000/1", true)]
    [InlineData("http://127.0.0.1:4001/1", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/relative", false)]
    [InlineData(null, false)]
    public void a_response_goes_to_trusted_hosts_only(string? address, bool isTrusted) =>
        (SlackAsides.TrustedAddress(address, ["hooks.slack.com", "evil.example:8443", "http://127.0.0.1:4000"]) is not null).ShouldBe(
            isTrusted);

    private static Account Someone => SlackAccounts.Of(Ana);

    private async Task Post(Card card) => (await Host.Channel.Post(Someone, null, card, "d", Ct)).ShouldBeOfType<Delivery.Sent>();
}

using System.Text;
using ChatOps.Channels.Slack.Reading;
using ChatOps.People;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackInboundTests
{
    private static readonly AccountKey Ana = new(Channel.Slack, "T0ACME", "U0ANA");

    [Fact]
    public void a_button_on_a_message_carries_its_action_and_subject()
    {
        var gesture = SlackPayload.Gesture("block_actions.message").ShouldNotBeNull();
        gesture.Surface.ShouldBe(SlackSurface.Message);
        gesture.Trigger.ShouldBe("13345224609.738474920.8088930838d88f008e0");
        gesture.ResponseUrl.ShouldBe("https://hooks.slack.com/actions/T0ACME/1234567890/abcdef");
        gesture.Inbound.Account.ShouldBe(Ana);
        gesture.Inbound.Action.ShouldBe("check-in.open");
        gesture.Inbound.Subject.ShouldBe("0193-week");
        gesture.Inbound.Text.ShouldBeNull();
        gesture.Inbound.Place.ShouldBeNull();
        gesture.Inbound.Sender.Conversation.ShouldBe("D0ANA");
        gesture.Inbound.IsAnsweredAtOnce.ShouldBeTrue();
        gesture.Inbound.SeesCardInChat.ShouldBeTrue();
        gesture.Inbound.DeliveryId.ShouldBe("slack:T0ACME:1763974800.000200:1763974812.345678:U0ANA:check-in.open");
    }

    [Fact]
    public void a_button_inside_a_modal_carries_what_was_typed_so_far()
    {
        var gesture = SlackPayload.Gesture("block_actions.modal").ShouldNotBeNull();
        gesture.Surface.ShouldBe(SlackSurface.Modal);
        (gesture.ViewId, gesture.ViewHash).ShouldBe(("V0WEEK", "1763974812.aBcDeF"));
        gesture.Inbound.Action.ShouldBe("check-in.save", "the number that tells two buttons of one row apart is taken off");
        gesture.Inbound.Subject.ShouldBe("0193-week");
        gesture.Inbound.Fields.Words("c1_text")!.Reveal().ShouldBe("call the supplier");
        gesture.Inbound.Fields.Has("went_well").ShouldBeFalse();
        gesture.Inbound.IsInModal.ShouldBeTrue();
        gesture.Inbound.SeesCardInChat.ShouldBeFalse();
        gesture.Inbound.DeliveryId.ShouldBe("slack:T0ACME:V0WEEK:1763974820.000001:U0ANA:check-in.save");
    }

    [Fact]
    public void a_button_on_the_home_tab_stands_in_no_modal()
    {
        var gesture = SlackPayload.Gesture("block_actions.home").ShouldNotBeNull();
        gesture.Surface.ShouldBe(SlackSurface.Home);
        (gesture.Inbound.Action, gesture.Inbound.Subject).ShouldBe(("join", ""));
    }

    [Fact]
    public void a_button_on_what_only_one_person_sees_has_its_answer_shown_at_once()
    {
        var gesture = SlackPayload.Gesture("block_actions.ephemeral").ShouldNotBeNull();
        gesture.Surface.ShouldBe(SlackSurface.Ephemeral);
        gesture.Inbound.Place.ShouldBe("C0GENERAL");
        gesture.Inbound.Sender.Conversation.ShouldBeNull();
        gesture.Inbound.SeesCardInChat.ShouldBeFalse();
        gesture.Inbound.Fields.Choice("topic").ShouldBe("writing");
    }

    [Fact]
    public void the_same_form_with_other_values_is_another_delivery()
    {
        var text = SlackPayload.Text("view_submission");
        var edited = text.Replace("Zwei Abs", "Drei Abs", StringComparison.Ordinal);
        edited.ShouldNotBe(text);

        string IdOf(string payload, string secret = "a secret") =>
            SlackInbound
                .Of(
                    SlackReading.Read(Encoding.UTF8.GetBytes(payload), SlackJson.Default.SlackInteraction)!,
                    Encoding.UTF8.GetBytes(secret))!
                .Inbound.DeliveryId;

        IdOf(text).ShouldBe(IdOf(text), "Slack repeats, or the member presses again after a lost answer");
        IdOf(edited).ShouldNotBe(IdOf(text), "the member changed something before pressing again");
        IdOf(text, "another secret").ShouldNotBe(IdOf(text), "nobody without the secret can try words against it");
    }

    [Fact]
    public void a_handed_in_form_carries_its_subject_and_every_kind_of_field()
    {
        var gesture = SlackPayload.Gesture("view_submission").ShouldNotBeNull();
        gesture.Surface.ShouldBe(SlackSurface.Submission);
        (gesture.Inbound.Action, gesture.Inbound.Subject).ShouldBe(("check-in.submit", "0193-week"));
        gesture.Inbound.SeesCardInChat.ShouldBeTrue();
        gesture.Inbound.DeliveryId.ShouldStartWith("slack:T0ACME:V0WEEK:1763974812.aBcDeF:check-in.submit:");
        gesture.Blocks.ShouldBe(["o1", "reason", "went_well", "went_less_well", "languages", "light_week", "no_call", "until"]);
        var fields = gesture.Inbound.Fields;
        fields.Choice("o1").ShouldBe("done");
        fields.Choice("reason").ShouldBeNull();
        fields.Words("went_well")!.Reveal().ShouldBe("Zwei Absätze & <ein> Bild 🎉\nごめん");
        fields.Words("went_less_well").ShouldBeNull();
        fields.Choices("languages").ShouldBe(["en", "de"]);
        fields.IsOn("light_week").ShouldBeTrue();
        fields.IsOn("no_call").ShouldBeFalse();
        fields.Date("until").ShouldBe(new LocalDate(2026, 12, 24));
    }

    [Theory]
    [InlineData("shortcut")]
    [InlineData("message_action")]
    public void a_shortcut_asks_for_the_menu(string payload)
    {
        var gesture = SlackPayload.Gesture(payload).ShouldNotBeNull();
        gesture.Surface.ShouldBe(SlackSurface.Shortcut);
        gesture.Inbound.Action.ShouldBe("menu");
        gesture.Trigger.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("block_actions.select")]
    [InlineData("block_actions.link")]
    [InlineData("view_closed")]
    [InlineData("block_suggestion")]
    public void what_nobody_waits_for_is_nothing(string payload) => SlackPayload.Gesture(payload).ShouldBeNull();

    [Theory]
    [InlineData("D0ANA", null)]
    [InlineData("C0GENERAL", "C0GENERAL")]
    public void a_command_is_a_text_with_its_place(string conversation, string? place)
    {
        var command = SlackCommand.Read(
            System.Text.Encoding.UTF8.GetBytes(
                $"token=x&team_id=T0ACME&team_domain=acme&channel_id={conversation}&user_id=U0ANA&user_name=ana.ruiz&command=%2Fpartner"
                + "&text=my+week+%26amp%3B+%C3%BCber&api_app_id=A0APP&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1"
                + "&trigger_id=1.2.3"));
        var gesture = SlackInbound.Of(command).ShouldNotBeNull();
        gesture.Surface.ShouldBe(SlackSurface.Command);
        gesture.Inbound.Account.ShouldBe(Ana);
        gesture.Inbound.Text.ShouldBe("my week & über");
        gesture.Inbound.Place.ShouldBe(place);
        gesture.Inbound.Sender.Conversation.ShouldBeNull("the command may stand in a chat of two other people");
        gesture.Inbound.IsAnsweredAtOnce.ShouldBeTrue();
        gesture.Trigger.ShouldBe("1.2.3");
        gesture.ResponseUrl.ShouldBe("https://hooks.slack.com/commands/1");
    }

    [Fact]
    public void a_typed_message_is_answered_through_the_outbox()
    {
        var inbound = SlackPayload.Happening("event.message").ShouldBeOfType<SlackHappening.Visited>().Inbound;
        inbound.Account.ShouldBe(Ana);
        inbound.Text.ShouldBe("my week & more");
        inbound.Sender.Conversation.ShouldBe("D0ANA");
        inbound.IsAnsweredAtOnce.ShouldBeFalse();
        inbound.DeliveryId.ShouldBe("slack:T0ACME:Ev0MESSAGE");
        inbound.BusinessKey.ShouldBe("slack:T0ACME:D0ANA:1763974840.000100:message");
    }

    [Fact]
    public void the_same_message_under_a_new_event_id_has_the_same_business_key()
    {
        var again = SlackReading.Read(
            System.Text.Encoding.UTF8.GetBytes(
                SlackPayload.Text("event.message").Replace("Ev0MESSAGE", "Ev0AGAIN", StringComparison.Ordinal)),
            SlackJson.Default.SlackEnvelope)!;
        var first = SlackPayload.Happening("event.message").ShouldBeOfType<SlackHappening.Visited>().Inbound;
        var second = SlackHappening.Of(again).ShouldBeOfType<SlackHappening.Visited>().Inbound;
        second.DeliveryId.ShouldNotBe(first.DeliveryId);
        second.BusinessKey.ShouldBe(first.BusinessKey);
    }

    [Fact]
    public void opening_the_home_tab_is_a_visit()
    {
        var inbound = SlackPayload.Happening("event.app_home_opened").ShouldBeOfType<SlackHappening.Visited>().Inbound;
        (inbound.Action, inbound.Text, inbound.IsAnsweredAtOnce).ShouldBe(("home.opened", null, false));
    }

    [Theory]
    [InlineData("event.app_uninstalled", "app_uninstalled")]
    [InlineData("event.tokens_revoked", "tokens_revoked")]
    public void the_end_of_an_install_is_noticed(string payload, string code)
    {
        var gone = SlackPayload.Happening(payload).ShouldBeOfType<SlackHappening.Uninstalled>();
        (gone.Team, gone.Enterprise, gone.Code).ShouldBe(("T0ACME", "", code));
    }

    /// <summary>Of a whole organisation's install, of one workspace's in it, and without what it usually comes with.</summary>
    [Theory]
    [InlineData(""" "team_id":null,"enterprise_id":"E1" """, "E1", "E1")]
    [InlineData(""" "team_id":"E1" """, "E1", "E1")]
    [InlineData(""" "team_id":"T1","authorizations":[{"enterprise_id":"E1","team_id":null,"is_enterprise_install":true}] """, "T1", "E1")]
    [InlineData(""" "authorizations":[{"enterprise_id":"E1","team_id":"T1","is_enterprise_install":false}] """, "T1", "")]
    [InlineData(""" "team_id":"T1","event_time":"soon" """, "T1", "")]
    [InlineData(""" "team_id":"T1","event_time":-5 """, "T1", "")]
    public void the_end_of_an_install_is_noticed_in_whatever_shape(string more, string team, string enterprise)
    {
        var body = $$"""{"type":"event_callback","event":{"type":"app_uninstalled"},{{more}}}""";
        var envelope = SlackReading.Read(System.Text.Encoding.UTF8.GetBytes(body), SlackJson.Default.SlackEnvelope)!;

        var gone = SlackHappening.Of(envelope).ShouldBeOfType<SlackHappening.Uninstalled>();
        (gone.Team, gone.Enterprise).ShouldBe((team, enterprise));
        gone.At.ShouldBeGreaterThan(Instant.FromUtc(2100, 1, 1, 0, 0), "it is about the install that stands");
    }

    [Theory]
    [InlineData("event.own_message")]
    [InlineData("event.channel_message")]
    [InlineData("event.user_tokens_revoked")]
    [InlineData("event.channel_rename")]
    [InlineData("event.team_join")]
    public void other_events_are_not_for_us(string payload) => SlackPayload.Happening(payload).ShouldBeOfType<SlackHappening.Ignored>();

    [Fact]
    public void a_gesture_never_prints_what_was_typed() =>
        SlackPayload.Gesture("view_submission")!.ToString().ShouldNotContain("Absätze");
}

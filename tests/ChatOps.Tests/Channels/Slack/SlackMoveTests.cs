using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Slack.Answers;
using ChatOps.Channels.Slack.Reading;
using ChatOps.People;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackMoveTests
{
    private static readonly Card Read = new("week", "Your week") { Body = [new Text("All is shared.")] };

    private static readonly Card Filled = new("check-in-form", "Your weekly check-in is open.")
    {
        Form = new Form("check-in.submit", "0193-week", "Weekly check-in", "Share", "Not now")
        {
            Body = [new TextInput("c1_text", "1. This week I will", 200), new TextInput("help", "Help", 200)],
        },
    };

    private static readonly Card WithBody = Filled with { Body = [new Text("Two minutes.")] };

    [Fact]
    public void nothing_to_say_is_an_empty_answer() => Move(SlackSurface.Submission, Answer.Done).ShouldBeOfType<SlackMove.Acknowledge>();

    [Fact]
    public void under_a_command_a_sentence_is_for_its_author_only()
    {
        var body = Move(SlackSurface.Command, new Answer.Say("Done.")).ShouldBeOfType<SlackMove.Respond>().Body;
        ((string?)body["response_type"], (string?)body["text"]).ShouldBe(("ephemeral", "Done."));
    }

    [Theory]
    [InlineData("Message")]
    [InlineData("Ephemeral")]
    public void beside_a_message_a_sentence_follows_and_replaces_nothing(string surface)
    {
        var message = Move(Enum.Parse<SlackSurface>(surface), new Answer.Say("Done.")).ShouldBeOfType<SlackMove.Follow>().Message;
        ((string?)message["response_type"], (bool?)message["replace_original"], (string?)message["text"]).ShouldBe(
            ("ephemeral", false, "Done."));
    }

    [Fact]
    public void after_a_form_a_sentence_takes_its_place()
    {
        var body = Move(SlackSurface.Submission, new Answer.Say("Saved.")).ShouldBeOfType<SlackMove.Respond>().Body;
        ((string?)body["response_action"]).ShouldBe("update");
        body["view"]!.ToJsonString().ShouldContain("Saved.");
    }

    [Fact]
    public void a_sentence_that_refuses_a_form_leaves_it_with_what_was_typed()
    {
        var body = Move(SlackSurface.Submission, new Answer.Say("Too late.", IsRefusal: true), "c1_text")
            .ShouldBeOfType<SlackMove.Respond>().Body;
        ((string?)body["response_action"], (string?)body["errors"]!["c1_text"]).ShouldBe(("errors", "Too late."));
    }

    [Fact]
    public void inside_a_form_a_sentence_lies_on_top_and_leaves_what_was_typed() =>
        Move(SlackSurface.Modal, new Answer.Say("Saved.")).ShouldBeOfType<SlackMove.Push>();

    [Fact]
    public void a_card_under_a_command_is_for_its_author_only()
    {
        var body = Move(SlackSurface.Command, new Answer.Show(Read)).ShouldBeOfType<SlackMove.Respond>().Body;
        ((string?)body["response_type"], (string?)body["text"]).ShouldBe(("ephemeral", "Your week"));
        body["blocks"]!.AsArray().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Command")]
    [InlineData("Ephemeral")]
    [InlineData("Shortcut")]
    public void a_card_that_is_only_a_form_is_opened(string surface) =>
        Move(Enum.Parse<SlackSurface>(surface), new Answer.Show(Filled)).ShouldBeOfType<SlackMove.Open>();

    [Theory]
    [InlineData("Message")]
    [InlineData("Home")]
    public void a_card_that_is_in_the_chat_is_left_to_the_outbox(string surface) =>
        Move(Enum.Parse<SlackSurface>(surface), new Answer.Show(WithBody)).ShouldBeOfType<SlackMove.Acknowledge>();

    [Fact]
    public void a_card_that_is_not_in_the_chat_takes_the_place_of_the_form() =>
        (
            (string?)Move(SlackSurface.Submission, new Answer.Show(WithBody)).ShouldBeOfType<SlackMove.Respond>().Body["response_action"]
        ).ShouldBe("update");

    [Fact]
    public void a_card_takes_the_place_of_what_only_one_person_sees()
    {
        var message = Move(SlackSurface.Ephemeral, new Answer.Show(Read)).ShouldBeOfType<SlackMove.Follow>().Message;
        ((bool?)message["replace_original"], (string?)message["text"]).ShouldBe((true, "Your week"));
        message["blocks"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public void inside_a_form_a_card_takes_its_place_and_something_else_lies_on_top()
    {
        Move(SlackSurface.Modal, new Answer.Show(WithBody)).ShouldBeOfType<SlackMove.Update>();
        Move(SlackSurface.Modal, new Answer.Aside(Read)).ShouldBeOfType<SlackMove.Push>();
    }

    [Theory]
    [InlineData("Message")]
    [InlineData("Home")]
    [InlineData("Shortcut")]
    public void something_else_opens_over_what_is_seen(string surface) =>
        Move(Enum.Parse<SlackSurface>(surface), new Answer.Aside(Read)).ShouldBeOfType<SlackMove.Open>();

    [Theory]
    [InlineData("Command")]
    [InlineData("Message")]
    [InlineData("Ephemeral")]
    [InlineData("Home")]
    [InlineData("Shortcut")]
    public void a_form_that_is_asked_for_opens(string surface)
    {
        var view = Move(Enum.Parse<SlackSurface>(surface), new Answer.Ask(Filled)).ShouldBeOfType<SlackMove.Open>().View;
        ((string?)view["type"], (string?)view["callback_id"]).ShouldBe(("modal", "check-in.submit"));
        JsonNode.Parse((string)view["private_metadata"]!)!.ToJsonString().ShouldBe("""{"subject":"0193-week","kind":"check-in-form"}""");
    }

    [Fact]
    public void a_form_that_is_asked_for_in_a_modal_takes_its_place()
    {
        Move(SlackSurface.Modal, new Answer.Ask(Filled)).ShouldBeOfType<SlackMove.Update>();
        (
            (string?)Move(SlackSurface.Submission, new Answer.Ask(Filled)).ShouldBeOfType<SlackMove.Respond>().Body["response_action"]
        ).ShouldBe("update");
    }

    [Fact]
    public void errors_stand_at_fields_of_the_submitted_form_and_the_others_at_its_first()
    {
        var answer = new Answer.Correct(
            Filled,
            [new FieldError("help", "Too long."), new FieldError("c3_text", "Write it, or clear it."), new FieldError("", "Look again.")]);
        var body = Move(SlackSurface.Submission, answer, "c1_text", "help").ShouldBeOfType<SlackMove.Respond>().Body;
        body.ToJsonString()
            .ShouldBe("""{"response_action":"errors","errors":{"help":"Too long.","c1_text":"Write it, or clear it. Look again."}}""");
    }

    [Fact]
    public void errors_without_a_field_to_stand_at_bring_the_form_again() =>
        (
            (string?)
                Move(SlackSurface.Submission, new Answer.Correct(Filled, [new FieldError("x", "No.")]))
                    .ShouldBeOfType<SlackMove.Respond>()
                    .Body["response_action"]).ShouldBe("update");

    [Fact]
    public void errors_of_a_button_in_the_form_are_drawn_into_it() =>
        Move(SlackSurface.Modal, new Answer.Correct(Filled, [new FieldError("help", "Too long.")])).ShouldBeOfType<SlackMove.Update>();

    private static SlackMove Move(SlackSurface surface, Answer answer, params string[] blocks) =>
        SlackMove.For(
            new SlackGesture(new Inbound(new AccountKey(Channel.Slack, "T0ACME", "U0ANA"), "x", "", Fields.None, "id"), surface)
            {
                Blocks = blocks,
            },
            answer);
}

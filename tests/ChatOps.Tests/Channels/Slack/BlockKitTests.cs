using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Privacy;
using ChatOps.Tests.Cards;

namespace ChatOps.Tests.Channels.Slack;

public sealed class BlockKitTests
{
    private static readonly Card Plain = new("note", "A note for you.");

    [Fact]
    public void the_message_has_a_button_where_the_form_would_be()
    {
        var message = BlockKit.Message(SampleCards.Fullest);
        message.ShouldNotContain(b => (string?)b!["type"] == "input");
        Buttons(message).Select(b => (string?)b["action_id"]).ShouldContain("check-in.open");
    }

    [Fact]
    public void the_modal_is_named_by_its_form_and_keeps_the_callers_metadata()
    {
        var modal = BlockKit.Modal(SampleCards.Fullest, "m1");
        ((string?)modal["callback_id"]).ShouldBe("check-in.submit");
        ((string?)modal["private_metadata"]).ShouldBe("m1");
        ((string?)modal["submit"]!["text"]).ShouldBe("Share");
        Buttons(modal["blocks"]!.AsArray()).Single(b => (string?)b["action_id"] == "check-in.save")["value"]!
            .GetValue<string>()
            .ShouldBe("w1");
    }

    [Fact]
    public void what_a_form_needs_is_required_and_every_answer_is_called_value()
    {
        string[] needed = ["o1", "mode", "languages", "until", "c1_text"];
        foreach (var block in Inputs(BlockKit.Modal(SampleCards.Fullest, "")))
        {
            ((bool?)block["optional"]).ShouldBe(!needed.Contains((string?)block["block_id"]));
            ((string?)block["element"]!["action_id"]).ShouldBe("value");
        }
    }

    [Theory]
    [InlineData("o1", "static_select")]
    [InlineData("went_well", "plain_text_input")]
    [InlineData("met", "radio_buttons")]
    [InlineData("mode", "checkboxes")]
    [InlineData("languages", "multi_static_select")]
    [InlineData("until", "datepicker")]
    [InlineData("light_week", "checkboxes")]
    public void every_field_is_the_element_of_the_table(string id, string type) =>
        ((string?)Inputs(BlockKit.Modal(SampleCards.Fullest, "")).Single(b => (string?)b["block_id"] == id)["element"]!["type"]).ShouldBe(
            type);

    [Fact]
    public void rows_come_one_by_one_until_there_are_no_more()
    {
        var card = SampleCards.Fullest;
        for (var shown = 1; shown <= 4; shown++)
        {
            var modal = BlockKit.Modal(card, "");
            var ids = Inputs(modal).Select(b => (string)b["block_id"]!).ToList();
            ids.Count(id => id is "c2_text" or "c3_text" or "c4_text" or "c5_text").ShouldBe(shown);
            Buttons(modal["blocks"]!.AsArray()).Any(b => (string?)b["action_id"] == "check-in.add-row").ShouldBe(shown < 4);
            card = card.WithRow("check-in.add-row", new Fields(ids.Select(id => KeyValuePair.Create(id, ""))));
        }
    }

    [Fact]
    public void a_members_text_is_never_markup() =>
        new JsonNode[] { BlockKit.Message(SampleCards.Hostiles), BlockKit.Modal(SampleCards.Hostiles, "") }.ShouldAllBe(json =>
            !json.ToJsonString(CardJson.Options).Contains("mrkdwn", StringComparison.Ordinal)
            && !json.ToJsonString(CardJson.Options).Contains("\"emoji\":true", StringComparison.Ordinal));

    [Fact]
    public void hostile_text_is_shown_as_it_was_written()
    {
        var texts = BlockKit
            .Message(SampleCards.Hostiles)
            .Where(b => (string?)b!["type"] == "rich_text")
            .Select(b => (string?)b!["elements"]![0]!["elements"]![0]!["text"])
            .ToList();
        foreach (var text in SampleCards.Hostile.Where(h => !h.Contains('\u202E')))
            texts.ShouldContain(text);
    }

    [Fact]
    public void a_message_that_is_too_long_says_so_and_keeps_its_buttons()
    {
        var message = BlockKit.Message(
            Plain with
            {
                Heading = "Long",
                Body = [.. Enumerable.Range(0, 80).Select(i => new Text($"{i}"))],
                Buttons = [new Button("menu", "", "Menu")],
                Footer = [new Text("Who sees this", TextStyle.Subtle)],
            });
        message.Count.ShouldBe(50);
        ((string?)message[47]!["elements"]![0]!["text"]).ShouldBe("There is more than fits here. Type \"menu\" to read the rest.");
        ((string?)message[48]!["type"]).ShouldBe("actions");
    }

    [Fact]
    public void a_text_that_is_too_long_is_cut_and_says_so()
    {
        var message = BlockKit.Message(Plain with { Body = [new Text(new Words(new string('x', 5000)))] });
        ((string)message[0]!["elements"]![0]!["elements"]![0]!["text"]!).Length.ShouldBe(3000);
        message.Count.ShouldBe(2);
    }

    [Fact]
    public void two_buttons_of_one_action_have_ids_of_their_own()
    {
        var ids = Buttons(
                BlockKit.Message(Plain with { Buttons = [new("meeting.take", "t1", "Monday"), new("meeting.take", "t2", "Tuesday")] }))
            .Select(b => (string)b["action_id"]!)
            .ToList();
        ids.ShouldBeUnique();
        ids.Select(BlockButtons.ActionOf).ShouldBe(["meeting.take", "meeting.take"]);
    }

    [Fact]
    public void an_empty_card_still_says_something() => BlockKit.Message(Plain).Count.ShouldBe(1);

    [Fact]
    public void what_was_typed_is_never_cut_even_where_it_is_too_long()
    {
        var card = Plain with
        {
            Form = new Form("a", "", new string('T', 30), "S", "C")
            {
                Body = [new TextInput("t", "Text", 10) { Value = new string('x', 25) }],
            },
        };
        var modal = BlockKit.Modal(card, "");
        ((int?)Inputs(modal).Single()["element"]!["max_length"]).ShouldBe(25);
        ((string)modal["title"]!["text"]!).Length.ShouldBe(24);
    }

    private static IEnumerable<JsonNode> Inputs(JsonObject view) => view["blocks"]!.AsArray().Where(b => (string?)b!["type"] == "input")!;

    private static IEnumerable<JsonNode> Buttons(JsonArray blocks) =>
        blocks.Where(b => (string?)b!["type"] == "actions").SelectMany(b => b!["elements"]!.AsArray())!;
}

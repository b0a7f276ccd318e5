using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Teams;
using ChatOps.Privacy;
using ChatOps.Tests.Cards;

namespace ChatOps.Tests.Channels.Teams;

public sealed class AdaptiveCardsTests
{
    private static readonly Card Plain = new("note", "A note for you.");

    [Fact]
    public void what_a_phone_shows_and_speaks_is_the_notification()
    {
        var json = AdaptiveCards.Render(SampleCards.Fullest with { Locale = "de-AT" });
        ((string?)json["fallbackText"]).ShouldBe("Your weekly check-in is open.");
        ((string?)json["speak"]).ShouldBe("Your weekly check-in is open.");
        ((string?)json["lang"]).ShouldBe("de");
    }

    [Fact]
    public void every_button_falls_back_on_a_submit_with_the_same_data()
    {
        var actions = Every(AdaptiveCards.Render(SampleCards.Fullest), "Action.Execute").ToList();
        actions.Count.ShouldBeGreaterThan(5);
        foreach (var action in actions)
        {
            ((string?)action["fallback"]!["type"]).ShouldBe("Action.Submit");
            action["fallback"]!["data"]!.ToJsonString().ShouldBe(action["data"]!.ToJsonString());
            ((string?)action["data"]!["action"]).ShouldBe((string?)action["verb"]);
            ((string?)action["data"]!["kind"]).ShouldBe("sample");
            ((string?)action["fallback"]!["associatedInputs"]).ShouldBe((string?)action["associatedInputs"]);
        }
    }

    [Theory]
    [InlineData("Share with Ana", "Save for later", 1)]
    [InlineData("Share with Bartholomew Featherstonehaugh", "Save for later", 2)]
    [InlineData("日本語の文字日本語の文字と共有する", "あとのために保存", 2)]
    public void two_buttons_share_a_row_where_both_fit(string first, string second, int rows) =>
        Every(AdaptiveCards.Render(Plain with { Buttons = [new("a", "", first), new("b", "", second)] }), "ActionSet")
            .Count()
            .ShouldBe(rows);

    [Theory]
    [InlineData("check-in.submit", "auto")]
    [InlineData("check-in.save", "auto")]
    [InlineData("check-in.skip", "none")]
    [InlineData("privacy.kept", "none")]
    public void only_a_button_that_sends_fields_takes_them(string verb, string inputs) =>
        (
            (string?)
                Every(AdaptiveCards.Render(SampleCards.Fullest), "Action.Execute").Single(a => (string?)a["verb"] == verb)[
                    "associatedInputs"
                ]).ShouldBe(inputs);

    [Fact]
    public void no_field_is_required_by_the_client() =>
        AdaptiveCards.Render(SampleCards.Fullest).ToJsonString().ShouldNotContain("isRequired");

    [Fact]
    public void an_error_stands_before_its_field_in_words()
    {
        var body = AdaptiveCards.Render(SampleCards.Corrected)["body"]!.AsArray();
        var field = body.IndexOf(body.First(e => (string?)e!["id"] == "o1"));
        ((string?)body[field - 1]!["inlines"]![0]!["text"]).ShouldBe("⚠ Please choose one. \"Not this time\" is a perfectly good answer.");
    }

    [Fact]
    public void each_press_of_add_another_shows_the_next_row_and_the_next_button()
    {
        var body = AdaptiveCards.Render(SampleCards.Fullest);
        var visible = Every(body, null)
            .Where(o => o["id"] is not null && (string?)o["id"] != AdaptiveInputs.Gathered)
            .ToDictionary(o => (string)o["id"]!, o => (bool?)o["isVisible"] ?? true);
        for (var shown = 1; shown < 4; shown++)
        {
            visible.Count(v => v.Value && v.Key.Contains("-row-", StringComparison.Ordinal)).ShouldBe(shown);
            var button = visible.Single(v => v.Value && v.Key.Contains("-more-", StringComparison.Ordinal)).Key;
            var press = Every(body, "ActionSet").Single(s => (string?)s["id"] == button)["actions"]![0]!;
            foreach (var target in press["targetElements"]!.AsArray())
                visible[(string)target!["elementId"]!] = (bool)target["isVisible"]!;
        }
        visible.ShouldAllBe(v => v.Value || v.Key.Contains("-more-", StringComparison.Ordinal));
    }

    [Fact]
    public void a_members_words_only_reach_elements_that_read_no_markdown()
    {
        Every(AdaptiveCards.Render(SampleCards.Fullest), "TextBlock").ShouldNotBeEmpty();
        Every(AdaptiveCards.Render(SampleCards.Hostiles), "TextBlock").ShouldBeEmpty();
        foreach (var choice in Every(AdaptiveCards.Render(SampleCards.Hostiles), "Input.ChoiceSet").Some())
            ((string?)choice["style"]).ShouldBeNull("compact is what it is by itself");
    }

    [Fact]
    public void hostile_text_is_shown_as_it_was_written()
    {
        var runs = Every(AdaptiveCards.Render(SampleCards.Hostiles), "TextRun")
            .Select(r => ((string)r["text"]!).Replace("\u2060", "", StringComparison.Ordinal))
            .ToList();
        foreach (var text in SampleCards.Hostile.Where(h => !h.Contains('\n') && !h.Contains('\u202E')).Some())
            runs.ShouldContain(text);
    }

    [Fact]
    public void a_text_that_looks_like_a_date_macro_is_none() =>
        AdaptiveCards.Render(SampleCards.Hostiles)["body"]!.ToJsonString(CardJson.Options).ShouldNotContain("\"text\":\"{{DATE");

    [Theory]
    [InlineData("日", 40)]
    [InlineData("x", 300)]
    [InlineData("🎉", 60)]
    public void no_card_is_over_28_kb(string letter, int texts)
    {
        var text = new Words(string.Concat(Enumerable.Repeat(letter, 2000)));
        var json = AdaptiveCards.Render(
            Plain with
            {
                Body = [.. Enumerable.Range(0, texts).Select(_ => new Text(text))],
                Buttons = [new Button("copy.open", "w1", "Read it all")],
            });
        CardJson.Size(json).ShouldBeLessThanOrEqualTo(AdaptiveCards.Limit);
        json.ToJsonString(CardJson.Options).ShouldContain("There is more than fits here.");
        json.ToJsonString(CardJson.Options).ShouldContain("Read it all");
    }

    [Fact]
    public void the_fullest_week_in_japanese_fits_whole()
    {
        var json = AdaptiveCards.Render(JapaneseWeek.Card);
        CardJson.Size(json).ShouldBeLessThanOrEqualTo(AdaptiveCards.Limit);
        json.ToJsonString(CardJson.Options).ShouldNotContain("There is more than fits here.");
    }

    [Fact]
    public void what_was_typed_is_never_cut_even_where_it_is_too_long()
    {
        var input = Every(
                AdaptiveCards.Render(
                    Plain with
                    {
                        Form = new Form("a", "", "T", "S", "C") { Body = [new TextInput("t", "Text", 10) { Value = new string('x', 25) }] },
                    }),
                "Input.Text")
            .Single();
        ((string)input["value"]!).Length.ShouldBe(25);
        ((int?)input["maxLength"]).ShouldBe(25);
    }

    [Fact]
    public void a_button_that_sends_says_what_stays_where_a_client_leaves_an_input_out_and_a_hidden_tick_that_they_came()
    {
        var body = AdaptiveCards.Render(SampleCards.Fullest);

        foreach (var sending in Every(body, "Action.Execute").Where(a => (string?)a["associatedInputs"] == "auto").Some())
        {
            ((string?)sending["data"]!["c1_text"]).ShouldBe(AdaptiveInputs.Emptied);
            sending["data"]!["c3_text"].ShouldBeNull("It stands in a row that is hidden.");
        }

        var hidden = Every(body, "Input.Toggle").Single(i => (string?)i["id"] == AdaptiveInputs.Gathered);
        ((string?)hidden["value"]).ShouldBe("true");
        ((bool?)hidden["isVisible"]).ShouldBe(false);
        Every(body, "Action.Execute").Where(a => (string?)a["associatedInputs"] == "none").Some()
            .ShouldAllBe(a => a["data"]!["c1_text"] == null);
    }

    [Fact]
    public void a_dialog_sends_with_submit_only()
    {
        var dialog = AdaptiveCards.RenderForm(SampleCards.Fullest).ToJsonString();

        dialog.ShouldNotContain("Action.Execute");
        dialog.ShouldContain("Action.Submit");
    }

    [Fact]
    public void a_button_whose_answer_stays_out_of_chat_asks_for_a_dialog()
    {
        var card = new Card("sample", "Somebody shared.") { Buttons = [new Button("copy.read", "0193", "Read") { OpensDialog = true }] };
        var action = AdaptiveCards.Render(card)["body"]![0]!["actions"]![0]!;

        action["type"]!.GetValue<string>().ShouldBe("Action.Submit");
        action["data"]!["msteams"]!["type"]!.GetValue<string>().ShouldBe("task/fetch");
        action["data"]!["action"]!.GetValue<string>().ShouldBe("copy.read");
    }

    [Fact]
    public void a_dialog_has_no_heading_of_its_own() =>
        AdaptiveCards.RenderForm(SampleCards.Fullest)["body"]![0]!.ToJsonString().ShouldNotContain("Your week");

    private static IEnumerable<JsonObject> Every(JsonNode? json, string? type) =>
        json switch
        {
            JsonArray array => array.SelectMany(item => Every(item, type)),
            JsonObject o => (type is null || (string?)(o["type"] as JsonValue) == type ? [o] : Enumerable.Empty<JsonObject>()).Concat(
                o.SelectMany(m => Every(m.Value, type))),
            _ => [],
        };
}

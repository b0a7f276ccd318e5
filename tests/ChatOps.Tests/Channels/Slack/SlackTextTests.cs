using System.Text.Json;
using System.Text.RegularExpressions;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Privacy;
using ChatOps.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>Slack's documented forms, as the person who typed them saw them.</summary>
public sealed class SlackTextTests
{
    private static readonly KnownNames Names =
        new(new Dictionary<string, string> { ["U0GIL"] = "Gil Moreau", ["U0BOT"] = "" }, TextCatalog.For("en"));

    /// <summary>What Slack, or our own reading, could take for something else.</summary>
    private static readonly string[] Pieces =
    [
        "*", "_", "~", "`", "```", "&", "<", ">", "&amp;", "&lt;", ":", ":tada:", ":+1::skin-tone-3:", "@", "@here", "#general", "<@U0GIL>",
        "<!channel>", "<https://x.test|y>", "https://x.test/a", "lee@x.test", "\n", "\n> ", "\u2060", " ", "a", "Ä", "10:30", "🎉",
    ];

    [Theory]
    [InlineData("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c")]
    [InlineData("ask <@U0GIL> or <@U0GIL|gil>", "ask @Gil Moreau or @gil")]
    [InlineData("<@U0BOT> say hi to <@U0NEW>", "say hi to @someone")]
    [InlineData("in <#C0123|general> or <#C0456> or <#C0789|>", "in #general or #channel or #channel")]
    [InlineData("<!subteam^S012|@design> and <!subteam^S013>", "@design and @group")]
    [InlineData("<!here> <!channel|channel> <!everyone>", "@here @channel @everyone")]
    [InlineData("on <!date^1795922981^{date_short}|29 Nov 2026> then", "on 29 Nov 2026 then")]
    [InlineData("on <!date^1795922981^{date_short}^https://x.test|29 Nov>", "on 29 Nov")]
    [InlineData("on <!date^1795922981^{date}>, or <!date^soon>", "on 2026-11-29, or a date")]
    [InlineData("see <https://x.test/a|x.test/a>.", "see x.test/a.")]
    [InlineData("see <https://x.test/a?b=1&amp;c=2>", "see https://x.test/a?b=1&c=2")]
    [InlineData("<https://x.test/plan?a=1&amp;b=2|x.test/plan>", "https://x.test/plan?a=1&b=2")]
    [InlineData("<https://x.test/a|the plan &amp; more>", "the plan & more (https://x.test/a)")]
    [InlineData("invite <mailto:lee@x.test|lee@x.test>", "invite lee@x.test")]
    [InlineData("invite <mailto:lee@x.test?subject=a://b|lee@x.test>", "invite lee@x.test")]
    [InlineData("<mailto:lee@x.test|Lee> or <tel:+4930123|+49 30 123>", "Lee (lee@x.test) or +49 30 123 (+4930123)")]
    [InlineData("done :tada: :+1::skin-tone-3: :male-doctor::skin-tone-5:", "done 🎉 👍🏼 👨🏾‍⚕️")]
    [InlineData(":our_own: at 10:30:45 :tada", ":our_own: at 10:30:45 :tada")]
    [InlineData("1 < 2 and <b> > 0", "1 < 2 and <b> > 0")]
    public void a_text_reads_as_it_was_seen(string wire, string seen) => SlackText.Plain(wire, Names).ShouldBe(seen);

    [Theory]
    [InlineData("done :tada: :+1::skin-tone-3: &amp; :our_own:", "done 🎉 👍🏼 &amp; :our_own:")]
    [InlineData("<https://x.test/plan?a=1&amp;b=2|x.test/plan>, <mailto:lee@x.test|lee@x.test>", "https://x.test/plan?a=1&b=2, lee@x.test")]
    [InlineData("<@U0GIL|gil> in <#C0123|general>, <!subteam^S1|@design>", "@gil in #general, @design")]
    [InlineData("<@> <#general> <https://x.test> <!here> *b* &lt;", "<@> <#general> <https://x.test> <!here> *b* &lt;")]
    public void what_a_form_holds_is_text_but_for_what_no_person_types(string typed, string read) =>
        SlackText.Typed(typed).ShouldBe(read);

    [Fact]
    public void who_reads_german_reads_plain_german_words() =>
        SlackText.Plain("<@U0NEW> in <#C0456>", Names with { Phrases = TextCatalog.For("de") }).ShouldBe("@jemand in #Kanal");

    [Theory]
    [InlineData("Hello <!channel>")]
    [InlineData("<@U0GIL> & <https://x.test|y>")]
    [InlineData("*bold* _italic_ ~gone~ `code`")]
    [InlineData("> quoted\n>more")]
    [InlineData(":tada: at 10:30, lee@x.test, #general, https://x.test/a")]
    public void what_is_written_has_no_effect_and_reads_the_same(string text)
    {
        var written = SlackText.Written(text);

        written.ShouldNotContain("<");
        Regex.IsMatch(written, @"(?m)[*_~`](?!\u2060)|:tada:|://|@\w|#\w|^&gt;").ShouldBeFalse(written);
        SlackText.Plain(written, Names).ShouldBe(text);
    }

    [Fact]
    public void plain_words_are_written_as_they_are() =>
        SlackText.Written("Ana wrote to you: see you at 10:30.").ShouldBe("Ana wrote to you: see you at 10:30.");

    [Fact]
    public void from_teams_to_slack_and_back_every_text_is_the_same() =>
        Prop.ForAll(
            Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p).Trim()).ToArbitrary(),
            text => SlackText.Plain(SlackText.Written(text), Names) == text && ThroughBlocks(text) == text)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void and_so_is_every_other() =>
        Prop.ForAll<NonNull<string>>(text =>
            SlackText.Plain(SlackText.Written(text.Get.Trim()), Names) == text.Get.Trim()).QuickCheckThrowOnFailure();

    [Fact]
    public void rich_text_reads_as_it_was_seen()
    {
        const string blocks = """
            [{"type":"rich_text","block_id":"b","elements":[
              {"type":"rich_text_section","elements":[
                {"type":"text","text":"Ask ","style":{"bold":true}},{"type":"user","user_id":"U0GIL"},{"type":"text","text":" in "},
                {"type":"channel","channel_id":"C0123"},{"type":"text","text":" by "},
                {"type":"date","timestamp":1795922981,"format":"{date}","fallback":"29 Nov"},{"type":"text","text":" "},
                {"type":"emoji","name":"+1","unicode":"1f44d-1f3fc","skin_tone":3},{"type":"emoji","name":"our_own"}]},
              {"type":"rich_text_list","style":"ordered","elements":[
                {"type":"rich_text_section","elements":[{"type":"text","text":"one"}]},
                {"type":"rich_text_section","elements":[{"type":"link","url":"https://x.test/a","text":"two"}]}]},
              {"type":"rich_text_quote","elements":[{"type":"broadcast","range":"here"},{"type":"usergroup","usergroup_id":"S1"}]}]}]
            """;

        RichText.Read(Json(blocks), Names).ShouldBe(
            "Ask @Gil Moreau in #channel by 29 Nov 👍🏼:our_own:\n1. one\n2. two (https://x.test/a)\n> @here@group");
    }

    [Theory]
    [InlineData("say this is *long…", "say this is long and goes on")]
    [InlineData("", "say this is long and goes on")]
    [InlineData("say something else", "say something else")]
    [InlineData("say this is *long* and goes on", "say this is long and goes on")]
    [InlineData("say this is long and goes on, and on", "say this is long and goes on, and on")]
    public void blocks_are_read_where_they_hold_all_of_the_text(string text, string read)
    {
        var blocks = Json(
            """
            [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
              {"type":"text","text":"say this is long"},{"type":"text","text":" and goes on"}]}]}]
            """);

        RichText.Whole(text, blocks, Names).ShouldBe(read);
    }

    /// <summary>Every documented element, with what it reads as when the text beside it is missing.</summary>
    [Theory]
    [InlineData("""{"type":"text","text":"so","style":{"bold":true,"italic":true,"strike":true,"code":true,"underline":true}}""", "so")]
    [InlineData("""{"type":"link","url":"https://x.test/a","text":"there","unsafe":true,"style":{"bold":true}}""", "there (https://x.test/a)")]
    [InlineData("""{"type":"link","url":"mailto:lee@x.test","text":"lee@x.test"}""", "lee@x.test")]
    [InlineData("""{"type":"user","user_id":"U0GIL","style":{"bold":true}}""", "@Gil Moreau")]
    [InlineData("""{"type":"channel","channel_id":"C0123"}""", "#channel")]
    [InlineData("""{"type":"usergroup","usergroup_id":"S0123"}""", "@group")]
    [InlineData("""{"type":"team","team_id":"T0123"}""", "@group")]
    [InlineData("""{"type":"broadcast","range":"everyone"}""", "@everyone")]
    [InlineData("""{"type":"color","value":"#F405B3"}""", "#F405B3")]
    [InlineData("""{"type":"date","timestamp":1720710212,"format":"{date_num} at {time}","fallback":"11 July","url":"https://x.test"}""", "11 July")]
    [InlineData("""{"type":"date","timestamp":1720710212,"format":"{date_num}"}""", "2024-07-11")]
    [InlineData("""{"type":"date","format":"{date_num}"}""", "a date")]
    [InlineData("""{"type":"emoji","name":"wave","unicode":"1f44b-1f3fd","skin_tone":4}""", "👋🏽")]
    [InlineData("""{"type":"emoji","name":"wave","skin_tone":4}""", "👋🏽")]
    [InlineData("""{"type":"emoji","name":"wave::skin-tone-4"}""", "👋🏽")]
    [InlineData("""{"type":"emoji","name":"our_own","skin_tone":9}""", ":our_own:")]
    [InlineData("""{"type":"something_new","text":"so"}""", "so")]
    public void every_element_of_rich_text_reads_as_it_was_seen(string element, string seen) =>
        RichText.Whole("", Json($$"""
            [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
              {"type":"text","text":"a "},{{element}},{"type":"text","text":" b"}]}]}]
            """), Names).ShouldBe($"a {seen} b");

    [Fact]
    public void a_list_inside_of_a_list_is_seen_as_one_and_the_outer_one_goes_on_counting()
    {
        static string List(string style, int indent, int offset, string item) => $$"""
            {"type":"rich_text_list","style":"{{style}}","indent":{{indent}},"offset":{{offset}},"border":0,"elements":[
              {"type":"rich_text_section","elements":[{"type":"text","text":"{{item}}"}]}]}
            """;
        var blocks = Json($$"""
            [{"type":"rich_text","elements":[{{List("ordered", 0, 0, "one")}},{{List("bullet", 1, 0, "in it")}},
              {{List("ordered", 2, 0, "deeper")}},{{List("ordered", 0, 1, "two")}}]}]
            """);

        const string seen = "1. one\n    ◦ in it\n        1. deeper\n2. two";
        RichText.Whole("1. one\n    ◦ in it\n        i. deeper\n2. two", blocks, Names).ShouldBe(seen);
        RichText.Whole("1. one\n    ◦ in", blocks, Names).ShouldBe(seen, "it was cut");
    }

    /// <summary>In a word, a form, an entity, the code of an emoji. What only the text names is taken from it.</summary>
    [Fact]
    public void wherever_a_text_is_cut_the_whole_is_read()
    {
        const string text =
            "say to <@U0NEW|lee>, <!subteam^S1|@design> &amp; all in <#C1|general>: *see* <https://x.test/a?b=1&amp;c=2|the plan> :tada: "
            + "by <!date^1795922981^{date}|29 Nov>";
        const string blocks = """
            [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
              {"type":"text","text":"say to "},{"type":"user","user_id":"U0NEW"},{"type":"text","text":", "},
              {"type":"usergroup","usergroup_id":"S1"},{"type":"text","text":" & all in "},{"type":"channel","channel_id":"C1"},
              {"type":"text","text":": "},{"type":"text","text":"see","style":{"bold":true}},{"type":"text","text":" "},
              {"type":"link","url":"https://x.test/a?b=1&c=2","text":"the plan"},{"type":"text","text":" "},
              {"type":"emoji","name":"tada","unicode":"1f389"},{"type":"text","text":" by "},
              {"type":"date","timestamp":1795922981,"format":"{date}","fallback":"29 Nov"}]}]}]
            """;
        const string seen = "say to @lee, @design & all in #general: see the plan (https://x.test/a?b=1&c=2) 🎉 by 29 Nov";

        RichText.Whole(text, Json(blocks), Names).ShouldBe(seen);
        for (var length = text.IndexOf(": *see*", StringComparison.Ordinal); length < text.Length; length++)
            RichText.Whole(text[..length], Json(blocks), Names).ShouldBe(seen, $"cut at {length}");
    }

    [Fact]
    public void a_table_beside_the_words_costs_none_of_them() =>
        RichText.Whole("", Json("""
            [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"say look"}]}]},
             {"type":"table","rows":[[{"type":"raw_text","text":"A"}]]}]
            """), Names).ShouldBe("say look");

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("[7]")]
    [InlineData("""[{"type":"section","text":{"type":"mrkdwn","text":"x"}}]""")]
    [InlineData("""[{"type":"rich_text","elements":[7,{"type":"rich_text_section","elements":[[],{"type":"date"},{"type":"emoji","unicode":"x"}]}]}]""")]
    [InlineData("""[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"\ud83d"}]}]}]""")]
    public void blocks_of_any_shape_do_no_harm(string blocks) =>
        RichText.Whole("join", Json(blocks), Names).ShouldBe("join");

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    /// <summary>As the partner's card carries it, and as somebody's client would send it back.</summary>
    private static string ThroughBlocks(string text)
    {
        var blocks = CardJson.Array(BlockTexts.Text(new Text(new Words(text), TextStyle.Quote)));
        return RichText.Read(Json(blocks.ToJsonString()), Names);
    }
}

using ChatOps.Channels;

namespace ChatOps.Tests.Channels;

public sealed class VerbsTests
{
    [Theory]
    [InlineData("join", "join")]
    [InlineData("  Join. ", "join")]
    [InlineData("mitmachen", "join")]
    [InlineData("my week", "week.show")]
    [InlineData("meine Daten", "data.notice")]
    [InlineData("Menü", "menu")]
    [InlineData("*join*", "join")]
    [InlineData("_join_", "join")]
    [InlineData("~join~!", "join")]
    [InlineData("```join```", "join")]
    [InlineData("> join", "join")]
    [InlineData(">>> *_join_*", "join")]
    [InlineData("/partner join", "join")]
    [InlineData("/partner", "menu")]
    [InlineData("/partners join", "menu")]
    [InlineData("***", "menu")]
    [InlineData(">", "menu")]
    [InlineData("", "menu")]
    [InlineData("what is this?", "menu")]
    [InlineData("ｊｏｉｎ", "join")]
    [InlineData("menu\u0308", "menu")]
    [InlineData("\u200B\uFEFFjoin\u2060", "join")]
    [InlineData("\u200Fjo\u00ADin", "join")]
    [InlineData("“join”", "join")]
    [InlineData("„beitreten“", "join")]
    [InlineData("‘join’,", "join")]
    [InlineData("«join»…", "join")]
    [InlineData("(join)", "join")]
    [InlineData("join。", "join")]
    [InlineData("/join", "join")]
    [InlineData("please, join", "join")]
    [InlineData("• join", "join")]
    [InlineData("- join", "join")]
    [InlineData("1. join", "join")]
    [InlineData("2) join", "join")]
    [InlineData("2 join", "menu")]
    [InlineData("👍 join", "join")]
    [InlineData("/partner: join", "join")]
    [InlineData("/partner\u200B join", "join")]
    [InlineData("\uD83D", "menu")]
    [InlineData("\u3164", "menu")]
    public void the_first_word_decides_and_anything_else_gets_the_menu(string text, string action) =>
        Verbs.Read(text).Action.ShouldBe(action);

    [Theory]
    [InlineData("days off 2026-12-24", "off 2026-12-24")]
    [InlineData("please  join\tus\nnow ", "us\nnow")]
    [InlineData("*say* a *b* c", "a *b* c")]
    [InlineData("*say hello*", "hello")]
    [InlineData("*say hello* *you*", "hello* *you*")]
    [InlineData("`/partner say 2*3`", "2*3")]
    [InlineData("Say, hello there", "hello there")]
    [InlineData("say\u3000hello\u202Fthere", "hello\u202Fthere")]
    [InlineData("“say hello”", "hello")]
    [InlineData("\"say\" he said \"no\"", "he said \"no\"")]
    [InlineData("• say hello", "hello")]
    [InlineData("say \u200B", null)]
    [InlineData("join", null)]
    [InlineData("what is this?", null)]
    public void what_stands_behind_the_verb_is_a_field(string text, string? rest) =>
        (Verbs.Read(text).Rest.Words(Verbs.Rest)?.Reveal()).ShouldBe(rest);

    [Fact]
    public void every_verb_leads_somewhere() => Verbs.AllActions.ShouldAllBe(action => Routes.UseCases.ContainsKey(action));
}

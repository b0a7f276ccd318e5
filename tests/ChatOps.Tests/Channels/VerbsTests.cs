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
    public void the_first_word_decides_and_anything_else_gets_the_menu(string text, string action) =>
        Verbs.Read(text).Action.ShouldBe(action);

    [Theory]
    [InlineData("days off 2026-12-24", "off 2026-12-24")]
    [InlineData("please  join\tus\nnow ", "us\nnow")]
    [InlineData("*say* a *b* c", "a *b* c")]
    [InlineData("*say hello*", "hello")]
    [InlineData("*say hello* *you*", "hello* *you*")]
    [InlineData("`/partner say 2*3`", "2*3")]
    [InlineData("join", null)]
    [InlineData("what is this?", null)]
    public void what_stands_behind_the_verb_is_a_field(string text, string? rest) =>
        (Verbs.Read(text).Rest.Words(Verbs.Rest)?.Reveal()).ShouldBe(rest);

    [Fact]
    public void every_verb_leads_somewhere() => Verbs.AllActions.ShouldAllBe(action => Routes.UseCases.ContainsKey(action));
}

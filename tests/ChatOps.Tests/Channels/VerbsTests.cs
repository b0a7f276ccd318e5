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
    [InlineData("", "menu")]
    [InlineData("what is this?", "menu")]
    public void the_first_word_decides_and_anything_else_gets_the_menu(string text, string action) => Verbs.Read(text).Action.ShouldBe(action);

    [Fact]
    public void every_verb_leads_somewhere() => Verbs.AllActions.ShouldAllBe(action => Routes.UseCases.ContainsKey(action));
}

using ChatOps.Cards;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Tests.Programs;

public sealed class CreateProgramTests
{
    [Theory]
    [InlineData("Autumn 2026", "autumn-2026")]
    [InlineData("  Führung & Mut!  ", "fuhrung-mut")]
    [InlineData("日本", "program")]
    public void the_key_is_made_of_the_name(string name, string key) => CreateProgram.FreeKey(name, new HashSet<string>()).ShouldBe(key);

    [Fact]
    public void a_taken_key_gets_a_number() =>
        CreateProgram.FreeKey("Autumn", new HashSet<string> { "autumn", "autumn-2" }).ShouldBe("autumn-3");

    [Fact]
    public void who_creates_it_moderates_it()
    {
        var created = Decide(
                ("name", "Autumn"),
                ("languages", "en,de"),
                ("weeks", "6"),
                ("is_open", "true"),
                ("moderators", "Kim Sato <Kim@Example.com>"))
            .ShouldBeOfType<CreateProgram.Decision.Created>();

        created.Moderators.ShouldBe(["kim@example.com", "ana@example.com"]);
        created.Program.Settings.Weeks.ShouldBe(6);
        created.Program.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void a_name_and_a_language_are_needed() =>
        Decide(("moderators", "kim"))
            .ShouldBeOfType<CreateProgram.Decision.Incomplete>()
            .Errors.Select(e => e.Field)
            .ShouldBe(["name", "languages", "moderators"]);

    private static CreateProgram.Decision Decide(params (string Field, string Value)[] answers) =>
        CreateProgram.Decide(
            new Fields(answers.Select(a => KeyValuePair.Create(a.Field, a.Value))),
            new HashSet<string>(),
            "ana@example.com",
            TextCatalog.For("en"));
}

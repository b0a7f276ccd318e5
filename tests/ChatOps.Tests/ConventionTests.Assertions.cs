using System.Reflection;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;

namespace ChatOps.Tests;

/// <summary>A test that can't fail says nothing.</summary>
public sealed partial class ConventionTests
{
    /// <summary>Drivers that fail when what the test waits for does not come.</summary>
    private static readonly string[] Waiting = ["Reads", "Until", "Eventually", "Passes", "SeesTheProposal"];

    [Fact]
    public void no_assertion_hangs_on_a_question_mark()
    {
        SourceFiles.Tests.Count.ShouldBeGreaterThan(100);
        SourceFiles.Tests.SelectMany(f => Hanging.In(f.Text), (f, line) => $"{f.Path}:{line}").ShouldBeEmpty();
    }

    [Fact]
    public void every_test_asserts_something()
    {
        var tests = typeof(ConventionTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(Everything))
            .Where(m => m.IsDefined(typeof(FactAttribute)))
            .ToList();

        tests.Count.ShouldBeGreaterThan(500);
        tests.Where(t => !Calls.Of(t, m => !IsDriver(m)).Any(IsAssertion)).Select(t => $"{t.DeclaringType}.{t.Name}").ShouldBeEmpty();
    }

    // § stands for the question mark, so that the samples are not found themselves.
    [Theory]
    [InlineData("card§.Title.ShouldBe(text);")]
    [InlineData("card§.ShouldNotBeNull();")]
    [InlineData("cards§[0].ShouldBe(card);")]
    [InlineData("card.Lines()§.First(l => l.Is(\")\")).Text!.ShouldBe(text);")]
    [InlineData("card.Body\n    §.Of<List<string>>()\n    // All of them.\n    .Select(l => l.Text)\n    .ShouldBe([text]);")]
    [InlineData("(await app.Card())§.Title.ShouldBe(text);")]
    [InlineData("await work§.Run(ct).ShouldThrowAsync<IOException>();")]
    [InlineData("public void is_read(string? text) => Read(text).Words§.Reveal().ShouldBe(text);")]
    [InlineData("card.Body§.Lines[1]§.Text.ShouldBe(\"a\");")]
    public void an_assertion_behind_a_question_mark_is_found(string code) => Hanging.In(code.Replace('§', '?')).ShouldNotBeEmpty();

    [Theory]
    [InlineData("(card§.Title).ShouldBe(text);")]
    [InlineData("cards.Select(c => c.Title§.Text).ShouldBe([text]);")]
    [InlineData("Read(card§.Title).ShouldBe(text);")]
    [InlineData("var title = card§.Title; title.ShouldBe(text);")]
    [InlineData("(isOpen § .5 : 1).ShouldBe(text);")]
    [InlineData("(isOpen §[1] : [2]).ShouldBe(text);")]
    [InlineData("text.ShouldBe(\"card§.Title.ShouldBe(text)\");")]
    [InlineData("text.ShouldBe(card§.Title);")]
    [InlineData("card.ShouldNotBeNull(); // card§.ShouldBe(text)")]
    public void an_assertion_that_always_runs_is_let_pass(string code) => Hanging.In(code.Replace('§', '?')).ShouldBeEmpty();

    /// <summary>A driver asserts what it needs itself, such as an answer of 200. That is no assertion of the test that uses it.</summary>
    private static bool IsDriver(MethodBase method) =>
        method.DeclaringType?.Namespace?.Split('.') is ["ChatOps", "Tests", "Drivers" or "Hosting" or "Vendors", ..];

    private static bool IsAssertion(MethodBase called) =>
        called.DeclaringType?.Assembly.GetName().Name is "Shouldly" or "FsCheck" || IsDriver(called) && Waiting.Contains(called.Name);
}

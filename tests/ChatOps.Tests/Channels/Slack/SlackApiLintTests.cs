using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatOps.Channels.Slack.Api;

namespace ChatOps.Tests.Channels.Slack;

public sealed partial class SlackApiLintTests
{
    [Fact]
    public void every_method_that_we_call_has_its_scopes_written_down() =>
        Called().ShouldBe(SlackScopes.ByMethod.Keys, ignoreOrder: true);

    [Fact]
    public void every_expression_calls_one_method() =>
        Called().Count().ShouldBe(typeof(SlackApi).GetMethods().Count(m => m.DeclaringType == typeof(SlackApi)));

    [Fact]
    public void the_app_asks_for_what_it_uses_and_nothing_else() =>
        SlackScopes.All.ShouldBe(["chat:write", "commands", "im:history", "im:write", "users:read", "users:read.email"]);

    private static IEnumerable<string> Called([CallerFilePath] string path = "")
    {
        var root = path[..path.IndexOf($"{Path.DirectorySeparatorChar}tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal)];
        return Method()
            .Matches(File.ReadAllText(Path.Combine(root, "src/ChatOps/Channels/Slack/Api/SlackApi.cs")))
            .Select(m => m.Groups[1].Value);
    }

    [GeneratedRegex("http\\.Post(?:Form)?\\(\\s*\"([A-Za-z0-9.]+)\"")]
    private static partial Regex Method();
}

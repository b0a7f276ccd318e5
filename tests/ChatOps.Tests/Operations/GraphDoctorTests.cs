using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Graph;

namespace ChatOps.Tests.Operations;

/// <summary><c>doctor</c> tries what the calendar's application may do, and says what is missing.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class GraphDoctorTests
{
    [Theory]
    [InlineData("", 0, "Graph: ok: the credential may book, move and end meetings.")]
    [InlineData("Calendars.ReadWrite", 1, "Graph: failed: Calendars.ReadWrite is missing")]
    [InlineData("Calendars.Read", 1, "Graph: failed: Calendars.Read is missing")]
    [InlineData("MailboxSettings.Read", 0, "Graph: warning: MailboxSettings.Read is missing")]
    [InlineData("User.Read.All", 0, "Graph: warning: the login gives a token; User.Read.All is missing")]
    public async Task the_permissions_are_tried_without_changing_anything(string denied, int code, string line)
    {
        await using var graph = await FakeGraph.Start();
        var mailbox = graph.Calendars.Add("11111111-aaaa-4aaa-8aaa-111111111111", "anna@contoso.example");
        mailbox.Denied.Add(denied);
        if (denied == "User.Read.All")
            graph.Fail(new GraphScript(c => c.Parts is ["users"], 403, "Authorization_RequestDenied"));
        using var folder = new Folder();

        var (exit, output, _) = await Binary.Run(folder, ["doctor", .. graph.Arguments]);

        output.Split('\n').ShouldContain(l => l.StartsWith(line, StringComparison.Ordinal), output);
        exit.ShouldBe(code);
        graph.Calendars.All.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_secret_that_the_login_refuses_is_told_apart()
    {
        await using var graph = await FakeGraph.Start();
        using var folder = new Folder();

        var (exit, output, _) = await Binary.Run(folder, ["doctor", .. graph.Arguments, "--Graph:ClientSecret", "another"]);

        (
            exit,
            output.Contains(
                "Graph: failed: the login gives no token for the credential under Graph (invalid_client).",
                StringComparison.Ordinal)).ShouldBe((1, true), output);
    }
}

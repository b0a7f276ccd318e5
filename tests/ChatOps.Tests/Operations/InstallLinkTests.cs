using ChatOps.Operations;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Operations;

public sealed class InstallLinkTests
{
    private static readonly string[] Several = ["--Slack:SigningSecret=s", "--Slack:ClientId=1.2", "--Slack:ClientSecret=s"];

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task the_link_is_a_line_of_its_own_and_the_first_verb_makes_the_database(string engine)
    {
        await using var database = await TestDatabase.Create(engine == "postgres" ? Engine.Postgres : Engine.Sqlite, isMigrated: false);
        var settings = new ChatOpsSettings
        {
            Database = database.Settings,
            Slack = new() { ClientId = "1.2", ClientSecret = "s" },
            Web = new() { PublicUrl = new("https://bot.example") },
        };
        using var output = new StringWriter();

        (await MakeInstallLink.Run(settings, new Verb.SlackInstallLink("T012AB3CD", ["example.com"]), output, Stop)).ShouldBe(0);

        const string Start = "https://bot.example/slack/install?link=";
        var lines = output.ToString().Split('\n').Select(l => l.TrimEnd('\r'));
        lines.Count(l => l.StartsWith(Start, StringComparison.Ordinal) && l.Length == Start.Length + 43).ShouldBe(1);
        var audited = new Statement("test", "SELECT actor, reason FROM audit WHERE action = 'slack.install-link'", null);
        (await database.Db.Read(db => db.Query<(string, string)>(audited), Stop)).ShouldBe([("operator", "T012AB3CD=example.com")]);
    }

    [Fact]
    public async Task doctor_names_the_verb_where_no_workspace_has_the_app_and_says_that_none_is_trusted()
    {
        using var folder = new Folder();

        var slack = await SlackLine(folder);

        slack.ShouldStartWith("Slack: warning: no workspace has added the app yet; make a link for one with slack install-link.");
        slack.ShouldContain("No workspace is trusted with work emails");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task doctor_says_whose_work_emails_count() =>
        (await SlackLine(null, "--Slack:TrustedWorkspaces:0=T012AB3CD=example.com,example.org"))
            .ShouldContain("Work emails count from T012AB3CD (example.com, example.org).");

    private static async Task<string> SlackLine(Folder? given, params string[] more)
    {
        using var own = given is null ? new Folder() : null;
        var folder = given ?? own!;
        using var output = new StringWriter();
        string[] places = [$"--Database:ConnectionString=Data Source={folder["chatops.db"]}", $"--Content:Key=file:{folder["keys"]}"];
        await Doctor.Run(Configuration.NewBuilder([.. Several, .. places, .. more]), output, Stop);
        return output.ToString().Split('\n').Single(l => l.StartsWith("Slack:", StringComparison.Ordinal));
    }
}

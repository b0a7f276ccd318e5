using ChatOps.Operations;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Operations;

public sealed class CommandLineTests
{
    [Fact]
    public void no_verb_means_serve() =>
        CommandLine.Parse([]).Verb.ShouldBe(new Verb.Serve(new ServeOptions()));

    [Fact]
    public void the_verbs_own_options_never_swallow_a_setting()
    {
        var line = CommandLine.Parse([
            "serve",
            "--demo",
            "--Urls",
            "http://127.0.0.1:4000",
            "--speed",
            "60",
            "--slack:apiurl=http://127.0.0.1:1/api/?a=b",
        ]);

        line.Verb.ShouldBe(new Verb.Serve(new ServeOptions(IsDemo: true, Speed: 60)));
        line.Settings.ShouldBe(["--Urls=http://127.0.0.1:4000", "--slack:apiurl=http://127.0.0.1:1/api/?a=b"]);
    }

    [Fact]
    public void a_setting_may_stand_between_a_verb_and_its_argument() =>
        CommandLine.Parse(["doctor", "--Database:ConnectionString", "person", "person", "ana@example.org"]).Verb
            .ShouldBe(new Verb.DoctorPerson("ana@example.org"));

    [Fact]
    public void the_demo_starts_at_an_instant() =>
        CommandLine.Parse(["--demo", "--at", "2026-11-23T08:59:00Z"]).Verb
            .ShouldBe(new Verb.Serve(new ServeOptions(IsDemo: true, At: Instant.FromUtc(2026, 11, 23, 8, 59))));

    [Theory]
    [InlineData("migrat", "migrat")]
    [InlineData("--Slak:BotToken=xoxb-1", "--Slak:BotToken is neither an option nor a setting.")]
    [InlineData("migrate --Urls", "--Urls needs a value.")]
    [InlineData("serve --demo --speed 10001", "--speed must be a whole number from 1 to 10000.")]
    [InlineData("serve --demo --at Monday", "--at must be an instant such as 2026-11-23T08:59:00Z.")]
    [InlineData("serve --speed 2", "--at and --speed are for serve --demo only.")]
    [InlineData("doctor --demo", "--demo")]
    [InlineData("slack install-link --workspace acme", "--workspace must be the id of a workspace, such as T012AB3CD.")]
    [InlineData("slack install-link --workspace T012AB3CD --domain @example.com", "--domain must be a domain, such as example.com.")]
    [InlineData("slack install-link --domain example.com", "--domain needs --workspace: a domain is trusted to one workspace.")]
    [InlineData("slack install-link --workspace", "--workspace")]
    [InlineData("slack", "command")]
    [InlineData("manifest", "command")]
    public void wrong_use_is_a_sentence(string line, string expected)
    {
        var parsed = CommandLine.Parse(line.Split(' '));

        parsed.Verb.ShouldBeNull();
        parsed.Faults.ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Fact]
    public void a_link_is_made_for_any_workspace_or_for_one_with_its_domains()
    {
        CommandLine
            .Parse(["slack", "install-link"])
            .Verb.ShouldBeOfType<Verb.SlackInstallLink>()
            .ShouldSatisfyAllConditions(v => v.Workspace.ShouldBeNull(), v => v.Domains.ShouldBeEmpty());
        CommandLine
            .Parse([
                "slack",
                "install-link",
                "--workspace",
                "T012AB3CD",
                "--domain",
                "Example.com",
                "--Web:PublicUrl",
                "https://bot.example",
                "--domain=example.org",
            ])
            .Verb.ShouldBeOfType<Verb.SlackInstallLink>()
            .ShouldSatisfyAllConditions(v => v.Workspace.ShouldBe("T012AB3CD"), v => v.Domains.ShouldBe(["example.com", "example.org"]));
    }

    [Theory]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    [InlineData("slack install-link --domain=example.com", 2, "--domain needs --workspace: a domain is trusted to one workspace.\n")]
    [InlineData(
        "slack install-link", 1, "Slack:ClientId is missing: no workspace can add the app by a link without it and Slack:ClientSecret.\n")]
    [InlineData(
        "slack install-link --Slack:ClientId=1.2 --Slack:ClientSecret=s", 1, "Web:PublicUrl is missing: the link begins with it.\n")]
    [InlineData("--help", 0, "")]
    [InlineData("--Slak:BotToken=xoxb-secret", 2, "--Slak:BotToken is neither an option nor a setting.\n")]
    [InlineData("serve --Participation:MinimumGroup=4", 1, "Participation:MinimumGroup must be 5 or more.\n")]
    [InlineData("serve --demo --Urls=http://0.0.0.0:0", 1, "Urls must be loopback addresses with --demo.\n")]
    [InlineData("serve --demo --Metrics:Urls=http://0.0.0.0:9464", 1, "Metrics:Urls must be loopback addresses with --demo.\n")]
    [InlineData(
        "serve --Metrics:Urls=http://127.0.0.1:3978",
        1,
        "Metrics:Urls must have ports that Urls has not: the port decides who sees the metrics.\n")]
    [InlineData(
        "serve --Metrics:Urls=http://10.0.0.1:80 --Kestrel:Endpoints:Web:Url=http://*:80",
        1,
        "Metrics:Urls must have ports that Urls has not: the port decides who sees the metrics.\n")]
    public async Task the_exit_code_tells_wrong_use_from_an_error(string line, int code, string errors)
    {
        using var folder = new Folder();

        var result = await Binary.Run(folder, line.Split(' '));

        result.Code.ShouldBe(code);
        result.Errors.ShouldBe(errors);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    public async Task a_settings_file_that_is_not_json_is_named()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder["appsettings.json"], "{ \"Urls\": ", TestContext.Current.CancellationToken);

        var result = await Binary.Run(folder, "serve");

        result.Code.ShouldBe(1);
        result.Errors.ShouldContain(folder["appsettings.json"]);
        result.Errors.Trim().Split('\n').Length.ShouldBe(1);
    }
}

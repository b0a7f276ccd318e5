using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Install;
using ChatOps.Operations.Manifests;
using ChatOps.Settings;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using ChatOps.Web.Tab;

namespace ChatOps.Tests.Operations;

public sealed class ManifestTests
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private static readonly ChatOpsSettings Connected = new()
    {
        Web = new() { PublicUrl = new("https://chatops.example.org/") },
        Teams = new() { AppId = AppId },
    };

    private static readonly ChatOpsSettings WithTab = Connected with
    {
        Web = Connected.Web with
        {
            Entra = new()
            {
                TenantId = AppId,
                ClientId = "66666666-7777-8888-9999-000000000000",
                ClientSecret = "only-for-tests",
            },
        },
    };

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void slack_asks_for_the_scopes_of_the_methods_that_are_called() =>
        SlackManifest.Of(Connected)["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(s => (string)s!).ShouldBe(SlackScopes.All);

    [Fact]
    public void slack_posts_to_the_addresses_that_are_mapped()
    {
        var manifest = SlackManifest.Of(Connected);

        ((string)manifest["settings"]!["event_subscriptions"]!["request_url"]!).ShouldBe(
            "https://chatops.example.org" + SlackEndpoints.Events
        );
        ((string)manifest["settings"]!["interactivity"]!["request_url"]!).ShouldBe(
            "https://chatops.example.org" + SlackEndpoints.Interactions
        );
        ((string)manifest["features"]!["slash_commands"]![0]!["url"]!).ShouldBe("https://chatops.example.org" + SlackEndpoints.Commands);
        ((string)manifest["oauth_config"]!["redirect_urls"]![0]!).ShouldBe("https://chatops.example.org" + SlackInstallPages.Return);
    }

    [Fact]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    public async Task the_slack_manifest_fits_its_schema()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder["slack.json"], ManifestTemplate.Write(SlackManifest.Of(Connected)), Stop);

        await Counterpart.Passes("check-manifests.mjs", "slack", folder["slack.json"]);
    }

    [Theory]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task the_teams_package_fits_its_schemas_and_icons_have_their_sizes(bool hasTab)
    {
        using var folder = new Folder();
        await using (var zip = new ZipArchive(new MemoryStream(TeamsManifest.Package(TeamsManifest.Of(hasTab ? WithTab : Connected)))))
        {
            zip.Entries.Select(e => e.FullName).ShouldBe(["manifest.json", "color.png", "outline.png", "de.json"]);
            await zip.ExtractToDirectoryAsync(folder.Path, Stop);
        }

        await Counterpart.Passes("check-manifests.mjs", "teams", folder["manifest.json"]);
        await Counterpart.Passes("check-manifests.mjs", "teams-localization", folder["de.json"]);
        SizeOf(folder["color.png"]).ShouldBe((192, 192));
        SizeOf(folder["outline.png"]).ShouldBe((32, 32));
    }

    [Fact]
    public void the_tab_is_there_when_entra_signs_in_at_an_address_that_teams_reaches()
    {
        var manifest = TeamsManifest.Of(WithTab);

        manifest["staticTabs"]!.AsArray().Select(t => (string)t!["entityId"]!).ShouldBe(["conversations", "participation"]);
        ((string)manifest["staticTabs"]![1]!["contentUrl"]!).ShouldBe("https://chatops.example.org" + TabPage.Path);
        ((string)manifest["staticTabs"]![1]!["websiteUrl"]!).ShouldBe("https://chatops.example.org/participation");
        ((string)manifest["webApplicationInfo"]!["id"]!).ShouldBe(WithTab.Web.Entra.ClientId);
        ((string)manifest["webApplicationInfo"]!["resource"]!).ShouldBe($"api://chatops.example.org/{WithTab.Web.Entra.ClientId}");
        ((string)TeamsManifest.German(manifest)["staticTabs[1].name"]!).ShouldBe("Teilnahme");
    }

    [Fact]
    public void without_entra_or_the_page_there_is_no_tab()
    {
        ChatOpsSettings[] without =
        [
            Connected,
            WithTab with
            {
                Participation = new() { Enabled = false },
            },
            WithTab with
            {
                Web = WithTab.Web with { PublicUrl = new("http://127.0.0.1:3978/") },
            },
            WithTab with
            {
                Web = WithTab.Web with { Entra = WithTab.Web.Entra with { TenantId = null, Authority = new("https://id.example.org") } },
            },
        ];

        foreach (var manifest in without.Select(TeamsManifest.Of))
        {
            manifest.ContainsKey("staticTabs").ShouldBeFalse();
            manifest.ContainsKey("webApplicationInfo").ShouldBeFalse();
            TeamsManifest.German(manifest).ContainsKey("staticTabs[1].name").ShouldBeFalse();
        }
    }

    [Fact]
    public void german_names_what_the_manifest_has()
    {
        var manifest = TeamsManifest.Of(Connected);
        var commands = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Count;
        var german = JsonNode.Parse(ManifestTemplate.Read("teams/de.json"))!.AsObject().Select(p => p.Key).ToList();

        german.Count(k => k.EndsWith("].title", StringComparison.Ordinal)).ShouldBe(commands);
        german.Count(k => k.EndsWith("].description", StringComparison.Ordinal)).ShouldBe(commands);
    }

    [Fact]
    public void the_same_settings_give_the_same_bytes() =>
        TeamsManifest.Package(TeamsManifest.Of(Connected)).ShouldBe(TeamsManifest.Package(TeamsManifest.Of(Connected)));

    [Theory]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    [InlineData("manifest slack", "Web:PublicUrl is missing: the address at which Slack reaches this host.\n")]
    [InlineData("manifest slack --Web:PublicUrl chatops.example.org", "Web:PublicUrl must be an http or https address.\n")]
    [InlineData(
        "manifest slack --Web:PublicUrl https://example.org/chatops",
        "Web:PublicUrl must be scheme and host only, without a path.\n")]
    [InlineData("manifest teams --Web:PublicUrl=https://chatops.example.org", "Teams:AppId is missing: the bot registration's app id.\n")]
    [InlineData("manifest teams --Web:PublicUrl=https://chatops.example.org --Teams:AppId=bot", "Teams:AppId must be a GUID.\n")]
    public async Task a_setting_that_is_missing_is_named(string line, string errors)
    {
        using var folder = new Folder();

        (await Binary.Run(folder, line.Split(' '))).ShouldBe((1, "", errors));

        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    public async Task the_command_writes_under_artifacts()
    {
        using var folder = new Folder();

        (await Binary.Run(folder, "manifest", "teams", "--Web:PublicUrl=https://chatops.example.org", $"--Teams:AppId={AppId}")).ShouldBe(
            (0, "artifacts/chatops-teams.zip\n", ""));
        (await Binary.Run(folder, "manifest", "slack", "--Web:PublicUrl=https://chatops.example.org")).ShouldBe(
            (0, "artifacts/slack-manifest.json\n", ""));

        using var slack = JsonDocument.Parse(await File.ReadAllBytesAsync(folder["artifacts/slack-manifest.json"], Stop));
        slack.RootElement.GetProperty("display_information").GetProperty("name").GetString().ShouldBe("ChatOps");
    }

    private static (int, int) SizeOf(string png)
    {
        var bytes = File.ReadAllBytes(png).AsSpan();
        return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }
}

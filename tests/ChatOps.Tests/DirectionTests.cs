using System.Text.RegularExpressions;
using ChatOps.Tests.Infrastructure;

namespace ChatOps.Tests;

/// <summary>Who may know whom. A folder of <c>src/ChatOps</c> names another in a using, or by the folder's own name.</summary>
public sealed partial class DirectionTests
{
    /// <summary>What all slices share, and what it may know itself.</summary>
    private static readonly Dictionary<string, string[]> Shared = new()
    {
        ["Texts"] = [],
        ["Credentials"] = [],
        ["Files"] = [],
        ["Cards"] = ["Privacy", "Texts"], // Words
        ["Storage"] = [],
        ["Channels"] = ["Cards", "People", "Privacy", "Storage", "Texts"],
        ["Channels/Web"] = ["Cards", "Texts"],
        ["People"] = ["Cards", "Channels", "Privacy", "Storage", "Texts"],
        ["Programs"] = ["Cards", "Channels", "People", "Privacy", "Storage", "Texts"],
        ["Counting"] = ["Operations", "People", "Programs", "Storage"], // ITick
        ["Privacy"] = ["Operations", "People", "Storage"], // Misconfigured: a key that is missing stops the start
    };

    /// <summary>The adapters know the wire, the cards and the port. Slack also keeps its installs, with sealed tokens.</summary>
    private static readonly Dictionary<string, string[]> Adapters = new()
    {
        ["Channels/Teams"] = ["Cards", "Channels", "Channels/Web", "Credentials", "Texts"],
        ["Channels/Slack"] = ["Cards", "Channels", "Channels/Web", "Privacy", "Storage", "Texts"],
    };

    /// <summary>A slice knows what is shared, and what stands here with its reason.</summary>
    private static readonly Dictionary<string, string[]> Slices = new()
    {
        ["Menu"] = ["Joining"], // the menu offers what a membership allows
        ["Joining"] = ["Pairing", "Operations"], // leaving ends a partnership; ITick
        ["Pairing"] = ["Joining", "Meetings", "Operations"], // intakes make the reveal, and the meeting's line; ITick
        ["CheckIns"] = ["Meetings", "Pairing", "Menu", "Operations"], // did you meet; Partnership; lines on the Home tab; ITick
        ["Meetings"] = ["Operations", "Pairing"], // ITick; Partnership
        ["Goals"] = [],
        ["Moderating"] = ["CheckIns", "Goals", "Joining", "Pairing", "Channels/Slack", "Channels/Teams", "Channels/Web", "Operations"], // the console shows all of a program, and each question as both channels draw it
        ["Operations"] = ["Channels/Slack", "Channels/Teams", "Meetings", "Participation"], // manifests and doctor; the HR page inside this host
    };

    [Fact]
    public void every_folder_has_its_place()
    {
        var folders = Arrows().Select(a => a.From).Concat(Arrows().Select(a => a.To)).Distinct();

        folders.Except([.. Shared.Keys, .. Adapters.Keys, .. Slices.Keys, "", "Demo", "Participation"]).ShouldBeEmpty();
    }

    [Fact]
    public void nobody_knows_more_than_they_may() => Arrows()
        .Where(a => a.From is not ("" or "Demo") && !MayKnow(a.From).Contains(a.To))
        .Select(a => $"{a.File} knows {a.To}")
        .ShouldBeEmpty();

    [Fact]
    public void nothing_but_the_wiring_knows_the_demo() =>
        Arrows().Where(a => a.To == "Demo" && a.From != "").Select(a => a.File).ShouldBeEmpty();

    [Fact]
    public void only_the_wiring_knows_the_root() => SourceFiles.All
        .Where(f => f.Path.StartsWith("ChatOps/", StringComparison.Ordinal) && FolderOf(f.Path) is not ("" or "Demo") && RootNames().IsMatch(f.Text))
        .Select(f => f.Path)
        .ShouldBeEmpty();

    [Fact]
    public void the_participation_project_references_nothing_of_ours() =>
        typeof(ChatOps.Participation.ParticipationEndpoints).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!).ShouldNotContain(n => n.StartsWith("ChatOps", StringComparison.Ordinal));

    private static string[] MayKnow(string folder) =>
        Shared.TryGetValue(folder, out var shared) ? shared
        : Adapters.TryGetValue(folder, out var adapter) ? [.. adapter, "People"] // a person's id
        : [.. Shared.Keys, .. Slices.GetValueOrDefault(folder, [])];

    private static List<(string File, string From, string To)> Arrows()
    {
        var files = SourceFiles.All.Where(f => f.Path.StartsWith("ChatOps/", StringComparison.Ordinal)).ToList();
        var tops = files.Select(f => FolderOf(f.Path)).Where(f => f.Length > 0 && !f.Contains('/')).Distinct().ToList();
        var byName = new Regex($@"(?<![\w.""/]|namespace )({string.Join('|', tops)})\.[A-Z]");
        return
        [
            .. files.SelectMany(f => Usings().Matches(f.Text).Select(m => Unit(m.Groups[1].Value.Split('.')))
                    .Concat(byName.Matches(f.Text.Replace("using ChatOps.", "", StringComparison.Ordinal)).Select(m => m.Groups[1].Value).Where(t => !Usings().IsMatch(t)))
                    .Distinct()
                    .Where(to => to != FolderOf(f.Path) && !FolderOf(f.Path).StartsWith(to + "/", StringComparison.Ordinal))
                    .Select(to => (f.Path, FolderOf(f.Path), to))),
        ];
    }

    private static string FolderOf(string path) => Unit(path.Split('/')[1..^1]);

    private static string Unit(string[] parts) => parts switch
    {
        [] or ["Settings", ..] => "",
        ["Channels", "Teams" or "Slack" or "Web", ..] => $"Channels/{parts[1]}",
        _ => parts[0],
    };

    [GeneratedRegex(@"(?m)^using (?:static )?(?:\w+ = )?ChatOps\.([\w.]+);")]
    private static partial Regex Usings();

    [GeneratedRegex(@"\b(ChatOpsBuilder|SliceWiring|Routes\.(UseCases|Cards))\b")]
    private static partial Regex RootNames();
}

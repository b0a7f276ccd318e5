using System.Text.RegularExpressions;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests;

/// <summary>
/// Who may know whom. A unit is a folder of <c>src/ChatOps</c>, the two adapters apart; it names only units of lower levels. What a file
/// names is read from its usings: a using that nothing needs does not compile, and namespaces follow folders.
/// </summary>
public sealed partial class LevelTests
{
    /// <summary>From the lowest to the highest. Units of one level don't know each other.</summary>
    private static readonly string[][] Levels =
    [
        ["Texts", "Storage", "Credentials"],
        ["People", "Settings", "Clock", "Files"],
        ["Privacy"],
        ["Cards"],
        ["Channels", "Web"],
        ["Channels/Teams", "Channels/Slack", "Programs", "Accounts"],
        ["Partnerships", "Counting"],
        ["Joining", "Meetings", "Goals", "Matching"],
        ["Rounds"],
        ["Pairing"],
        ["CheckIns"],
        ["Moderating", "Menu"],
        ["Operations"],
        ["Demo"],
    ];

    /// <summary>Names of folders that say nothing of what their files do.</summary>
    private static readonly string[] SayNothing =
    [
        "Abstractions",
        "Common",
        "Contracts",
        "Core",
        "Interfaces",
        "Misc",
        "Models",
        "Shared",
        "Types",
        "Utilities",
    ];

    private static readonly IReadOnlyList<(string File, string From, string To)> Arrows =
    [
        .. SourceFiles.All
            .Where(f => f.Path.StartsWith("ChatOps/", StringComparison.Ordinal))
            .SelectMany(f => Names().Matches(f.Text).Select(m => m.Groups[1].Value.Replace('.', '/')).Distinct()
                .Select(to => (f.Path, From: FolderOf(f.Path), To: to)).Where(a => a.To != a.From)),
    ];

    [Fact]
    public void every_unit_has_its_level() => SourceFiles.All
        .Where(f => f.Path.StartsWith("ChatOps/", StringComparison.Ordinal))
        .Select(f => Unit(FolderOf(f.Path))).Where(u => u.Length > 0).Distinct()
        .ShouldBe(Levels.SelectMany(l => l), ignoreOrder: true);

    [Fact]
    public void a_unit_names_only_units_of_lower_levels() => Arrows
        .Where(a => Unit(a.From).Length > 0 && Unit(a.From) != Unit(a.To) && LevelOf(Unit(a.To)) >= LevelOf(Unit(a.From)))
        .Select(a => $"{a.File} names {a.To}")
        .ShouldBeEmpty();

    [Fact]
    public void no_folders_of_a_unit_go_in_a_circle()
    {
        // What stands in the unit's own folder belongs to all of it.
        var inside = Arrows
            .Where(a => Unit(a.From) == Unit(a.To) && Unit(a.From).Length > 0 && a.From != Unit(a.From) && a.To != Unit(a.To))
            .ToLookup(a => a.From, a => a.To);

        inside.Select(a => a.Key).Where(from => Reaches(inside, from, from)).ShouldBeEmpty();
    }

    [Fact]
    public void namespaces_follow_folders() =>
        SourceFiles
            .All.Concat(SourceFiles.Tests)
            .Select(f =>
                (
                    f.Path,
                    Is: Namespace().Match(f.Text).Groups[1].Value,
                    Should: string.Join('.', f.Path.Split('/')[..^1]).Replace("tests.", "", StringComparison.Ordinal)))
            .Where(f => f.Is.Length > 0 && f.Is != f.Should)
            .Select(f => $"{f.Path}: {f.Is}")
            .ShouldBeEmpty();

    [Fact]
    public void no_folder_says_nothing() =>
        SourceFiles.All.SelectMany(f => f.Path.Split('/')[..^1]).Distinct().Intersect(SayNothing).ShouldBeEmpty();

    [Fact]
    public void no_name_stands_for_two_types() => ConventionTests.Types
        .Where(t => t.DeclaringType is null && t.Assembly == typeof(Host).Assembly)
        .GroupBy(t => t.Name, StringComparer.Ordinal).Where(g => g.Count() > 1)
        .Select(g => string.Join(", ", g.Select(t => t.FullName)))
        .ShouldBeEmpty();

    [Fact]
    public void a_unit_is_wired_in_one_file_of_its_name()
    {
        // The host puts the units together, the doctor lists its checks, and ASP.NET's own builders are filled where what they describe
        // stands.
        string[] others =
        [
            "ChatOps/ChatOpsBuilder.cs",
            "ChatOps/Operations/Doctor.cs",
            "ChatOps/Operations/Configuration.cs",
            "ChatOps/Web/SignIn/SignIn.cs",
        ];

        SourceFiles.All
            .Where(f => f.Path.StartsWith("ChatOps/", StringComparison.Ordinal) && Registers().IsMatch(f.Text))
            .Select(f => f.Path)
            .Except(others)
            .Where(path => path != $"ChatOps/{Unit(FolderOf(path))}/{Unit(FolderOf(path)).Split('/')[^1]}.cs")
            .ShouldBeEmpty();
    }

    [Fact]
    public void units_are_wired_in_the_order_of_their_levels()
    {
        var builder = SourceFiles.All.Single(f => f.Path == "ChatOps/ChatOpsBuilder.cs").Text;
        var called = Adds().Matches(builder).Select(m => m.Groups[1].Value).Where(n => n != "Routes")
            .Select(n => n is "Teams" or "Slack" ? $"Channels/{n}" : n).ToList();

        called.ShouldBe(called.Distinct());
        called.Select(LevelOf).ShouldBeInOrder();
        Levels
            .SelectMany(l => l)
            .Where(u => SourceFiles.All.Any(f => f.Path == $"ChatOps/{u}/{u.Split('/')[^1]}.cs"))
            .Except(called.Append("Operations").Append("Demo"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void the_participation_project_references_nothing_of_ours() =>
        typeof(ChatOps.Participation.ParticipationEndpoints).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!).ShouldNotContain(n => n.StartsWith("ChatOps", StringComparison.Ordinal));

    private static bool Reaches(ILookup<string, string> arrows, string from, string to)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(arrows[from]);
        while (open.TryPop(out var folder))
        {
            if (folder == to)
                return true;
            if (seen.Add(folder))
                arrows[folder].ToList().ForEach(open.Push);
        }

        return false;
    }

    internal static int LevelOf(string unit) =>
        unit == "Participation" ? -1
        : Array.FindIndex(Levels, l => l.Contains(unit)) is >= 0 and var level ? level
        : int.MaxValue;

    private static string FolderOf(string path) => string.Join('/', path.Split('/')[1..^1]);

    private static string Unit(string folder) => SourceFiles.UnitOf(folder);

    /// <summary>In a using, or written out.</summary>
    [GeneratedRegex(@"(?<!namespace )\bChatOps\.((?:[A-Z]\w*)(?:\.[A-Z]\w*)*?)(?=;|\.[A-Z]\w*[;.\(\s<>,)])")]
    private static partial Regex Names();

    [GeneratedRegex(@"\.(?:Try)?Add(?:Singleton|Transient|Scoped|HostedService)\b")]
    private static partial Regex Registers();

    /// <summary>A line of the chain: the unit's name.</summary>
    [GeneratedRegex(@"(?m)^        \.Add(\w+)\(")]
    private static partial Regex Adds();

    [GeneratedRegex(@"(?m)^namespace ([\w.]+);")]
    private static partial Regex Namespace();
}

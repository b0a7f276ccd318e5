using System.Text;
using System.Text.RegularExpressions;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Walks;

/// <summary>
/// The walks of <c>docs/architecture.md</c> are those that the host takes: every method of ours that is entered, as files, each where it is
/// entered first; what more than one of them enters stands once before them. Written anew with UPDATE_WALKS=1.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed partial class WalkTests
{
    /// <summary>The list of what more than one walk enters.</summary>
    private const string Common = "common";

    private static readonly string Page = Path.Combine(SourceFiles.Root, "docs/architecture.md");

    private static readonly (string Title, string Begins) Clock = ("At the look of the clock", "Meetings/Standing/ReconcileMeetings.cs");
    private static readonly (string Title, string Begins) Request = ("In the request", "Web/SecurityHeaders.cs");
    private static readonly (string Title, string Begins) Writer = ("On the writer's thread", "Storage/Writing/Writer.cs");
    private static readonly (string Title, string Begins) Rounds = ("In the worker of the rounds", "Rounds/Opening/RoundClerk.cs");
    private static readonly (string Title, string Begins) Meetings = ("In the worker of the meetings", "Meetings/Work/MeetingWorker.cs");
    private static readonly (string Title, string Begins) Outbox = ("In the worker of the outbox", "Channels/Sending/OutboxWorker.cs");

    /// <summary>
    /// What happens at the same time, part by part: its title, and the file in which it begins. Whatever else goes on in the host is no
    /// part of the walk.
    /// </summary>
    private static readonly Dictionary<string, (string Title, string Begins)[]> Parts = new()
    {
        ["check-in"] = [Request, Writer, Outbox],
        ["round"] = [Request, Writer, Rounds, Outbox],
        ["meeting"] = [Clock, Writer, Meetings, Outbox],
    };

    /// <summary>What happens once in a while only: the keys of the tokens are looked up, a client is made.</summary>
    private static readonly string[] Seldom = ["Channels/Teams/Tokens/PublishedKeys.cs", "Credentials/PlainHttp.cs"];

    /// <summary>The most files and changes of folder that a walk may have beside the common parts.</summary>
    private static readonly Dictionary<string, (int Files, int Changes)> Aims = new()
    {
        ["check-in"] = (70, 35),
        ["round"] = (55, 30),
        ["meeting"] = (45, 25),
    };

    [Fact]
    public async Task the_walks_are_written_down_as_they_are_walked()
    {
        var folder = Directory.CreateTempSubdirectory("chatops-walks-");
        try
        {
            var entered = await WovenHost.Run(folder.FullName, typeof(WalkStories).FullName!, TestContext.Current.CancellationToken);
            entered.Keys.ShouldBe(Parts.Keys, ignoreOrder: true);
            var common = CommonTo(entered);
            var walks = entered.ToDictionary(e => e.Key, e => Walk(e.Key, e.Value, common));
            var page = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
            if (Environment.GetEnvironmentVariable("UPDATE_WALKS") == "1")
            {
                page = Replaced(page, Common, $"{common.Count} files.\n\n{Lines(common)}");
                foreach (var (name, walk) in walks)
                    page = Replaced(page, name, Written(walk, FilesOf(name, entered[name]).Count()));
                await File.WriteAllTextAsync(Page, page, TestContext.Current.CancellationToken);
            }

            FilesIn(page, Common).ShouldBe(common.Select(f => $": {f}"), "Look, then run the test with UPDATE_WALKS=1.");
            foreach (var (name, walk) in walks)
            {
                // Two cards leave at the same time: in which order their files come is chance, so each part is compared as a set.
                var expected = FilesIn(page, name).ToList();
                var found = walk.SelectMany(p => p.Files.Select(f => $"{p.Title}: {f}")).ToList();
                found.Except(expected).ShouldBeEmpty($"{name} enters more. Look, then run the test with UPDATE_WALKS=1.");
                expected.Except(found).ShouldBeEmpty($"{name} enters less. Look, then run the test with UPDATE_WALKS=1.");
                found.Count.ShouldBeLessThanOrEqualTo(Aims[name].Files, $"{name} has become too long.");
                Changes(expected.Select(f => f[(f.IndexOf(": ", StringComparison.Ordinal) + 2)..]))
                    .ShouldBeLessThanOrEqualTo(Aims[name].Changes, $"{name} changes folders too often.");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> FilesOf(string walk, IReadOnlyList<(Method Begins, Method Entered)> entries) =>
        Parts[walk]
            .SelectMany(p => entries.Where(e => e.Begins.File == p.Begins).Select(e => e.Entered.File))
            .Except(Seldom);

    /// <summary>What two walks enter, or all three: a reader learns it once.</summary>
    private static List<string> CommonTo(IReadOnlyDictionary<string, IReadOnlyList<(Method Begins, Method Entered)>> entered) =>
    [
        .. entered
            .SelectMany(e => FilesOf(e.Key, e.Value))
            .GroupBy(f => f)
            .Where(f => f.Count() > 1)
            .Select(f => f.Key)
            .OrderBy(FolderOf, StringComparer.Ordinal)
            .ThenBy(f => f, StringComparer.Ordinal),
    ];

    /// <summary>What this walk alone enters. A file stands in the first part that enters it.</summary>
    private static List<(string Title, IReadOnlyList<string> Files)> Walk(
        string walk, IReadOnlyList<(Method Begins, Method Entered)> entries, IReadOnlyList<string> common)
    {
        var seen = new HashSet<string>([.. Seldom, .. common]);
        return
        [
            .. Parts[walk]
                .Select(p =>
                    (
                        p.Title,
                        Files: (IReadOnlyList<string>)
                            [.. entries.Where(e => e.Begins.File == p.Begins).Select(e => e.Entered.File).Where(seen.Add)]))
                .Where(p => p.Files.Count > 0),
        ];
    }

    private static string Written(List<(string Title, IReadOnlyList<string> Files)> walk, int all)
    {
        var files = walk.SelectMany(p => p.Files).ToList();
        var text = new StringBuilder(
            $"{files.Count} files of its own, {Changes(files)} changes of folder; {all} files with the common parts.\n");
        foreach (var (title, part) in walk)
            text.Append('\n').Append(title).Append(":\n\n").Append(Lines(part));
        return text.ToString();
    }

    private static int Changes(IEnumerable<string> files)
    {
        var folders = files.Select(FolderOf).ToList();
        return folders.Zip(folders.Skip(1)).Count(f => f.First != f.Second);
    }

    /// <summary>One line as long as the folder stays the same.</summary>
    private static string Lines(IReadOnlyList<string> files)
    {
        var text = new StringBuilder();
        for (var i = 0; i < files.Count;)
        {
            var together = files.Skip(i).TakeWhile(f => FolderOf(f) == FolderOf(files[i])).ToList();
            text.Append("- `")
                .Append(FolderOf(files[i]))
                .Append("`: ")
                .AppendJoin(", ", together.Select(f => Path.GetFileNameWithoutExtension(f)))
                .Append('\n');
            i += together.Count;
        }
        return text.ToString();
    }

    private static IEnumerable<string> FilesIn(string page, string walk)
    {
        var title = "";
        foreach (var line in Section(walk).Match(page).Groups[2].Value.Split('\n'))
        {
            if (line.EndsWith(':'))
                title = line[..^1];
            else if (Line().Match(line) is { Success: true } found)
            {
                foreach (var file in found.Groups[2].Value.Split(", "))
                    yield return $"{title}: {found.Groups[1].Value}/{file}.cs";
            }
        }
    }

    private static string Replaced(string page, string walk, string text) =>
        Section(walk).Replace(page, m => m.Groups[1].Value + text + m.Groups[3].Value);

    private static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    private static Regex Section(string walk) => new($@"(<!-- walk: {walk} -->\n)(.*?)(<!-- end -->)", RegexOptions.Singleline);

    [GeneratedRegex(@"^- `(.+)`: (.+)$")]
    private static partial Regex Line();
}

using System.Text;
using System.Text.RegularExpressions;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Walks;

/// <summary>
/// The walks of <c>docs/architecture.md</c> are those that the host takes: every method of ours that is entered, as files, each where it is
/// entered first. Written anew with UPDATE_WALKS=1.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed partial class WalkTests
{
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

    [Fact]
    public async Task the_walks_are_written_down_as_they_are_walked()
    {
        var folder = Directory.CreateTempSubdirectory("chatops-walks-");
        try
        {
            var walks = await WovenHost.Run(folder.FullName, typeof(WalkStories).FullName!, TestContext.Current.CancellationToken);
            var page = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
            if (Environment.GetEnvironmentVariable("UPDATE_WALKS") == "1")
            {
                foreach (var (name, entries) in walks)
                    page = Section(name).Replace(page, m => m.Groups[1].Value + Written(Walk(name, entries)) + m.Groups[3].Value);
                await File.WriteAllTextAsync(Page, page, TestContext.Current.CancellationToken);
            }

            walks.Keys.ShouldBe(Parts.Keys, ignoreOrder: true);
            foreach (var (name, entries) in walks)
            {
                var written = Section(name).Match(page).Groups[2].Value;
                var walked = Walk(name, entries);
                // Two cards leave at the same time: in which order their files come is chance, so each part is compared as a set.
                var expected = FilesIn(written).ToList();
                var found = walked.SelectMany(p => p.Files.Select(f => $"{p.Title}: {f}")).ToList();
                found.Except(expected).ShouldBeEmpty($"{name} enters more. Look, then run the test with UPDATE_WALKS=1.");
                expected.Except(found).ShouldBeEmpty($"{name} enters less. Look, then run the test with UPDATE_WALKS=1.");
                written.ShouldContain($"{Count(walked)} files, ");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A file stands in the first part that enters it.</summary>
    private static List<(string Title, IReadOnlyList<string> Files)> Walk(
        string walk, IReadOnlyList<(Method Begins, Method Entered)> entries)
    {
        var seen = new HashSet<string>(Seldom);
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

    private static int Count(List<(string Title, IReadOnlyList<string> Files)> walk) => walk.Sum(p => p.Files.Count);

    /// <summary>One line as long as the folder stays the same.</summary>
    private static string Written(List<(string Title, IReadOnlyList<string> Files)> walk)
    {
        var folders = walk.SelectMany(p => p.Files).Select(FolderOf).ToList();
        var changes = folders.Zip(folders.Skip(1)).Count(f => f.First != f.Second);
        var text = new StringBuilder($"{Count(walk)} files, {changes} changes of folder.\n");
        foreach (var (title, files) in walk)
        {
            text.Append('\n').Append(title).Append(":\n\n");
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
        }

        return text.ToString();
    }

    private static IEnumerable<string> FilesIn(string written)
    {
        var title = "";
        foreach (var line in written.Split('\n'))
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

    private static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    private static Regex Section(string walk) => new($@"(<!-- walk: {walk} -->\n)(.*?)(<!-- end -->)", RegexOptions.Singleline);

    [GeneratedRegex(@"^- `(.+)`: (.+)$")]
    private static partial Regex Line();
}

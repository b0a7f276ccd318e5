using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using ChatOps.Web.Drawing;

namespace ChatOps.Tests.Golden;

/// <summary>
/// A card as every channel draws it, in a folder for each slice: <c>name.teams.json</c>, <c>name.slack.json</c>,
/// <c>name.slack-modal.json</c> where there is a form, <c>name.html</c>. Written anew with UPDATE_GOLDENS=1; whoever does looks at them
/// first.
/// </summary>
internal static class Goldens
{
    private static readonly JsonSerializerOptions Indented = new(CardJson.Options) { WriteIndented = true };

    public static string Folder { get; } = Here();

    private static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1";

    /// <param name="card">What is drawn.</param>
    /// <param name="name">The card's kind and its state: <c>check-in-form.due</c>.</param>
    /// <param name="test">Where the test stands: its slice is the folder.</param>
    public static void Check(Card card, string name, [CallerFilePath] string test = "")
    {
        Check(AdaptiveCards.Render(card), $"{name}.teams.json", test);
        Check(BlockKit.Message(card), $"{name}.slack.json", test);
        if (card.Form is not null)
            Check(BlockKit.Modal(card, ""), $"{name}.slack-modal.json", test);
        CheckText(HtmlCards.Render(card, new HtmlForm("/desk")), $"{name}.html", test);
    }

    /// <summary>The card as a person's Home tab, for the few that stand there.</summary>
    public static void CheckHome(Card card, string name, [CallerFilePath] string test = "") =>
        Check(BlockKit.Home(card), $"{name}.slack-home.json", test);

    /// <summary>What else is drawn or sent, as a text.</summary>
    public static void CheckText(string drawn, string file, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Folder, SliceOf(test), file);
        if (IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, drawn);
        }
        File.Exists(path).ShouldBeTrue($"{file} is missing. Run the test with UPDATE_GOLDENS=1 and look at what it writes.");
        drawn.ShouldBe(File.ReadAllText(path), $"{file} differs. If the change is meant, run the test with UPDATE_GOLDENS=1.");
    }

    private static void Check(JsonNode json, string file, string test) => CheckText(json.ToJsonString(Indented) + "\n", file, test);

    /// <summary>Tests are laid out as the source is.</summary>
    private static string SliceOf(string test) =>
        Path.GetRelativePath(Path.Combine(Folder, ".."), test).Split(Path.DirectorySeparatorChar)[0];

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

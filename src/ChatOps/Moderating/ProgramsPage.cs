using ChatOps.Channels.Slack.Install;
using ChatOps.Programs;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating;

/// <summary>Where a moderator begins: their programs.</summary>
internal static class ProgramsPage
{
    /// <param name="moderator">Who looks.</param>
    /// <param name="addsWorkspaces">The app can be added to further Slack workspaces.</param>
    public static string Write(Moderator moderator, bool addsWorkspaces) => ConsolePage.Write(
        moderator,
        moderator.Phrases["console.programs"],
        Programs(moderator) + Html.When(addsWorkspaces, AddWorkspace(moderator)));

    /// <summary>For an address of no program of theirs: the way to those that are.</summary>
    public static string NotHere(Moderator moderator) => ConsolePage.Write(
        moderator,
        moderator.Phrases["console.not-here"],
        $"<p><a href=\"/console\">{Html.Encode(moderator.Phrases["console.programs"])}</a></p>\n");

    private static string Programs(Moderator moderator) => moderator.Programs.Count == 0
        ? $"<p>{Html.Encode(moderator.Phrases["console.programs.none"])}</p>\n"
        : $"<ul class=\"programs\">\n{Html.Each(moderator.Programs, Line)}</ul>\n";

    private static string Line(Program p) =>
        $"<li><a href=\"/console/{p.Key}/{ConsolePage.Pages[0].Path}\">{Html.Encode(p.Name)}</a></li>\n";

    private static string AddWorkspace(Moderator moderator) =>
        $"<p><a href=\"{SlackInstallPages.Start}\">{Html.Encode(moderator.Phrases["console.add-workspace"])}</a></p>\n";
}

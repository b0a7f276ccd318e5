using ChatOps.Channels.Web;

namespace ChatOps.Moderating;

/// <summary>Where a moderator begins: their programs.</summary>
internal static class ProgramsPage
{
    public static string Write(Moderator moderator) => Frame.Write(moderator, moderator.Phrases["console.programs"], moderator.Programs.Count == 0
        ? $"<p>{Html.Encode(moderator.Phrases["console.programs.none"])}</p>\n"
        : $"<ul class=\"programs\">\n{Html.Each(moderator.Programs, p => $"<li><a href=\"/console/{p.Key}/{Frame.Pages[0].Path}\">{Html.Encode(p.Name)}</a></li>\n")}</ul>\n");
}

using ChatOps.Settings;

namespace ChatOps.Web.SignIn;

/// <summary>
/// What somebody is told who is known and may not come in here: a person which role is wanted and whom to ask, a program the status.
/// </summary>
internal static class Refusal
{
    public static Task Say(HttpContext context, ChatOpsSettings settings)
    {
        if (IsForTools(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        if (SignedIn.IsRefusedForBoth(context.User))
            return Page.Say(context, StatusCodes.Status403Forbidden, "both-roles");
        var t = Page.Of(context.Request);
        return Page.Say(
            context,
            StatusCodes.Status403Forbidden,
            context.Request.Path.StartsWithSegments("/console", StringComparison.OrdinalIgnoreCase) ? "not-moderator" : "not-hr",
            ("name", context.User.Identity?.Name is { Length: > 0 } name ? name : t["page.no-name"]),
            ("contact", settings.Web.Contact ?? (settings.Moderators is [var first, ..] ? first : t["page.contact"])));
    }

    /// <summary>A program that asked for figures gets a status, not a page to fill in.</summary>
    public static bool IsForTools(HttpRequest request) =>
        request.Path.Value is { } path
        && (path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal));
}

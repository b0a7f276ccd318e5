namespace ChatOps.Web;

/// <summary>
/// What the app is, for whoever meets it in a store or in an admin centre: the Teams manifest's addresses lead here. Nothing here needs
/// a sign-in.
/// </summary>
internal static class AboutPage
{
    private static readonly string Whole = Page.Write(
        "en",
        "About ChatOps",
        """
        <h1>About ChatOps</h1>
        <p>ChatOps pairs you with an accountability partner for a few weeks.
        Once a week each of you shares a short check-in where you work, in Slack or in Microsoft Teams.
        Your organization runs ChatOps itself: for help, write to the people who brought it to you.</p>
        <h2 id="privacy">Who sees what</h2>
        <p>What you write in a check-in goes to you and your partners. It is encrypted where it is kept.
        Your moderator sees who shared in this round, not what.
        HR sees totals for groups, never one person, and can't read what anyone wrote.
        The bot's card "How my data is kept" says how it is kept and whom to ask.</p>
        <h2 id="terms">Taking part</h2>
        <p>Nobody is enrolled by another person. You can pause or leave at any time in one step, without a reason.</p>

        """);

    public static void MapAbout(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/about", () => Results.Content(Whole, PageLayout.Type));
}

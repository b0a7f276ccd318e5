using System.Buffers.Text;
using ChatOps.Channels.Slack.Api;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Web;
using ChatOps.Web.Drawing;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatOps.Channels.Slack.Install;

/// <summary>
/// Adding the app to a workspace through OAuth v2, begun by a link of the operator or by a signed-in moderator: the start sends the
/// browser to Slack with a state that is good once, for 600 seconds; the return exchanges the code for the workspace's token, and only then
/// is the link spent.
/// </summary>
/// <remarks>https://docs.slack.dev/authentication/installing-with-oauth</remarks>
internal sealed partial class SlackInstallPages(
    ChatOpsSettings settings,
    SlackApi api,
    SlackTokens tokens,
    SlackInstallStore installs,
    InstallLinkStore links,
    SignedInModerator moderator,
    AuditLog audit,
    Db db,
    IClock clock,
    ILogger<SlackInstallPages> log)
{
    private readonly SlackSettings _slack = settings.Slack;

    public const string Start = "/slack/install";

    public const string Return = "/slack/oauth";

    private const string NotConnected = "Slack's install flow is not connected: set Slack:ClientId and Slack:ClientSecret.";

    private const string StateIsUnknown =
        "This state is unknown, used, or older than ten minutes. Open the link again, or begin again in the console.";

    private static readonly Duration StateLives = Duration.FromSeconds(600);

    public async Task Begin(HttpContext context)
    {
        var ct = context.RequestAborted;
        if (_slack.ClientId is null)
        {
            await Refuse(context, StatusCodes.Status401Unauthorized, NotConnected);
            return;
        }

        var now = clock.GetCurrentInstant();
        InstallLink? link = null;
        InstallStart start;
        if (context.Request.Query["link"].ToString() is { Length: > 0 } key)
        {
            link = await Find(InstallLink.HashOf(key), now, ct);
            if (link is null)
            {
                await Say(context, StatusCodes.Status410Gone, "slack.install.link-gone");
                return;
            }

            start = new InstallStart("operator", link.Hash);
        }
        else if (moderator(context) is { } who)
        {
            start = new InstallStart(who, null);
        }
        else
        {
            await Say(context, StatusCodes.Status403Forbidden, "slack.install.no-link");
            return;
        }

        var state = Base64Url.EncodeToString(Chance.Secret(32));
        await db.Write(session => installs.AddState(session, state, start, now, now + StateLives), ct);
        context.Response.Redirect(Authorize(state, link?.Team));
    }

    public async Task Finish(HttpContext context)
    {
        var ct = context.RequestAborted;
        var query = context.Request.Query;
        if (_slack.ClientId is null || _slack.ClientSecret is null)
            await Refuse(context, StatusCodes.Status401Unauthorized, NotConnected);
        else if (await TakeState(query["state"].ToString(), ct) is not { } start)
            await Refuse(context, StatusCodes.Status400BadRequest, StateIsUnknown);
        else if (query["code"].ToString() is not { Length: > 0 } code)
            await Say(context, StatusCodes.Status200OK, "slack.install.cancelled");
        else if (start.LinkHash is null)
            await Exchange(context, _slack.ClientId, _slack.ClientSecret, code, start, null, ct);
        else if (await Find(start.LinkHash, clock.GetCurrentInstant(), ct) is { } link)
            await Exchange(context, _slack.ClientId, _slack.ClientSecret, code, start, link, ct);
        else
            await Say(context, StatusCodes.Status410Gone, "slack.install.link-gone");
    }

    private Task<InstallStart?> TakeState(string state, Ct ct) =>
        db.Write(session => installs.TakeState(session, state, clock.GetCurrentInstant()), ct);

    private async Task Exchange(
        HttpContext context, string clientId, string clientSecret, string code, InstallStart start, InstallLink? link, Ct ct)
    {
        try
        {
            var answer = await api.Access(
                clientId, clientSecret, RedirectUri is { } to ? [new("code", code), new("redirect_uri", to)] : [new("code", code)], ct);
            if (InstallOf(answer, clock.GetCurrentInstant()) is not { } install)
                await Refuse(context, StatusCodes.Status502BadGateway, "Slack gave no bot token.");
            else if (answer.ExpiresIn is not null && install.RefreshToken is null)
                await Say(context, StatusCodes.Status502BadGateway, "slack.install.expires");
            else if (link?.Team is { } only && only != install.Team)
                await RefuseTeam(context, start, install.Team, ct);
            else if (await tokens.Change(session => Keep(session, install, start, link), ct))
                await Welcome(context, install);
            else
                await Say(context, StatusCodes.Status410Gone, "slack.install.link-gone");
        }
        catch (SlackException e)
        {
            Log.CodeWasRefused(log, e.MayHaveHappened);
            var isDown = e.MayHaveHappened || e is SlackRateLimited || e.Code == "unreachable";
            var status = isDown ? StatusCodes.Status502BadGateway : StatusCodes.Status400BadRequest;
            await Refuse(context, status, $"Slack did not take the code: {e.Code}.");
        }
    }

    /// <summary>False when the link was spent meanwhile: of two installs that were begun with it the first counts.</summary>
    private async Task<bool> Keep(Session session, SlackInstall install, InstallStart start, InstallLink? link)
    {
        var now = clock.GetCurrentInstant();
        if (link is not null && !await links.Spend(session, link.Hash, now))
            return false;
        await installs.Save(session, install, now);
        if (link is not null)
            await links.Trust(session, link, now);
        var where = install.Team == SlackInstall.EveryTeam ? install.Enterprise : install.Team;
        await audit.Record(session, start.By, "slack.installed", reason: link is { Domains.Count: > 0 } ? $"{link}" : where);
        return true;
    }

    /// <summary>The link was made for another workspace, and stays good for that one.</summary>
    private async Task RefuseTeam(HttpContext context, InstallStart start, string team, Ct ct)
    {
        await db.Write(session => audit.Record(session, start.By, "slack.install.refused", reason: team), ct);
        Log.AnotherWorkspace(log);
        await Say(context, StatusCodes.Status400BadRequest, "slack.install.other-workspace");
    }

    private async Task Welcome(HttpContext context, SlackInstall install)
    {
        Log.AppWasInstalled(log, install.Team == SlackInstall.EveryTeam);
        await Say(context, StatusCodes.Status200OK, "slack.install.done");
    }

    /// <summary>Null when it is unknown, spent or late.</summary>
    private async Task<InstallLink?> Find(string hash, Instant now, Ct ct) =>
        await db.Read(session => links.Find(session, hash), ct) is { } link && link.IsGood(now) ? link : null;

    private string Authorize(string state, string? team)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = _slack.ClientId,
            ["scope"] = string.Join(',', SlackScopes.All),
            ["state"] = state,
            ["redirect_uri"] = RedirectUri,
            ["team"] = team,
        };
        return QueryHelpers.AddQueryString(_slack.AuthorizeUrl.AbsoluteUri, query.Where(q => q.Value is not null));
    }

    private static SlackInstall? InstallOf(SlackInstalled answer, Instant now)
    {
        var team = answer.IsEnterpriseInstall ? SlackInstall.EveryTeam : answer.Team?.Id;
        return answer.AccessToken is { Length: > 0 } token && team is { Length: > 0 }
            ? new SlackInstall(answer.Enterprise?.Id ?? "", team, answer.BotUserId ?? "", answer.Scope ?? "", token)
                .With(token, answer, now)
            : null;
    }

    /// <summary>Null without <c>Web:PublicUrl</c>: Slack then takes the address of the app's configuration.</summary>
    private string? RedirectUri => settings.Web.PublicUrl is { } address ? new Uri(address, Return).AbsoluteUri : null;

    private static Task Say(HttpContext context, int status, string key)
    {
        var t = Page.Of(context.Request);
        var page = Page.Write(t.Tag, "ChatOps", $"<h1>ChatOps</h1>\n<p>{Html.Encode(t[key])}</p>\n");
        return Results.Content(page, PageLayout.Type, statusCode: status).ExecuteAsync(context);
    }

    private static async Task Refuse(HttpContext context, int status, string title) => await SlackEndpoint.Refuse(context, status, title);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The app was installed; for a whole organisation: {IsOrganisation}")]
        public static partial void AppWasInstalled(ILogger logger, bool isOrganisation);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not take an install's code; it may have: {MayHave}")]
        public static partial void CodeWasRefused(ILogger logger, bool mayHave);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An install was refused: the link was made for another workspace")]
        public static partial void AnotherWorkspace(ILogger logger);
    }
}

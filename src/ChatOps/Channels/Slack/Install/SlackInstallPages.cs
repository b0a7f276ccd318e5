using System.Buffers.Text;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using ChatOps.Storage;
using ChatOps.Texts;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Adding the app to a workspace through OAuth v2: the start sends the browser to Slack with a state that is good once, for 600 seconds; the
/// return exchanges the code for the workspace's token.
/// </summary>
/// <remarks>https://docs.slack.dev/authentication/installing-with-oauth</remarks>
internal sealed partial class SlackInstallPages(
    Settings settings, SlackApi api, SlackTokens tokens, SlackInstallStore installs, Db db, IClock clock, ILogger<SlackInstallPages> log)
{
    private readonly SlackSettings _slack = settings.Slack;

    public const string Start = "/slack/install";

    public const string Return = "/slack/oauth";

    private static readonly Duration StateLives = Duration.FromSeconds(600);

    public async Task Begin(HttpContext context)
    {
        if (_slack.ClientId is null)
        {
            await Refuse(context, StatusCodes.Status401Unauthorized, "Slack's install flow is not connected: set Slack:ClientId and Slack:ClientSecret.");
            return;
        }

        var state = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetCurrentInstant();
        await db.Write(session => installs.AddState(session, state, now, now + StateLives), context.RequestAborted);
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = _slack.ClientId,
            ["scope"] = string.Join(',', SlackScopes.All),
            ["state"] = state,
            ["redirect_uri"] = RedirectUri,
        };
        context.Response.Redirect(QueryHelpers.AddQueryString(_slack.AuthorizeUrl.AbsoluteUri, query.Where(q => q.Value is not null)));
    }

    public async Task Finish(HttpContext context)
    {
        var ct = context.RequestAborted;
        var query = context.Request.Query;
        if (_slack.ClientId is null || _slack.ClientSecret is null)
            await Refuse(context, StatusCodes.Status401Unauthorized, "Slack's install flow is not connected: set Slack:ClientId and Slack:ClientSecret.");
        else if (!await db.Write(session => installs.TakeState(session, query["state"].ToString(), clock.GetCurrentInstant()), ct))
            await Refuse(context, StatusCodes.Status400BadRequest, "This state is unknown, used, or older than ten minutes. Start again at /slack/install.");
        else if (query["code"].ToString() is not { Length: > 0 } code)
            await Page(context, "slack.install.cancelled");
        else
            await Exchange(context, _slack.ClientId, _slack.ClientSecret, code, ct);
    }

    private async Task Exchange(HttpContext context, string clientId, string clientSecret, string code, Ct ct)
    {
        try
        {
            var answer = await api.ExchangeCode(clientId, clientSecret, code, RedirectUri, ct);
            if (InstallOf(answer) is not { } install)
            {
                await Refuse(context, StatusCodes.Status502BadGateway, "Slack gave no bot token.");
                return;
            }

            await tokens.Keep(install, clock.GetCurrentInstant(), ct);
            Log.AppWasInstalled(log, install.Team == SlackInstall.EveryTeam);
            await Page(context, "slack.install.done");
        }
        catch (SlackException e)
        {
            Log.CodeWasRefused(log, e.MayHaveHappened);
            var isDown = e.MayHaveHappened || e is SlackRateLimited || e.Code == "unreachable";
            await Refuse(context, isDown ? StatusCodes.Status502BadGateway : StatusCodes.Status400BadRequest, $"Slack did not take the code: {e.Code}.");
        }
    }

    private static SlackInstall? InstallOf(SlackInstalled answer)
    {
        var team = answer.IsEnterpriseInstall ? SlackInstall.EveryTeam : answer.Team?.Id;
        return answer.AccessToken is { Length: > 0 } token && team is { Length: > 0 }
            ? new SlackInstall(answer.Enterprise?.Id ?? "", team, answer.BotUserId ?? "", answer.Scope ?? "", token)
            : null;
    }

    /// <summary>Null without <c>Web:PublicUrl</c>: Slack then takes the address of the app's configuration.</summary>
    private string? RedirectUri => settings.Web.PublicUrl is { } address ? new Uri(address, Return).AbsoluteUri : null;

    private static Task Page(HttpContext context, string key)
    {
        var phrases = TextCatalog.For(context.Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.ToString() ?? "en");
        var text = HtmlEncoder.Default.Encode(phrases[key]);
        return Results.Content($"<!doctype html><html lang=\"{phrases.Tag}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>ChatOps</title><main><p>{text}</p></main></html>", MediaTypeNames.Text.Html, System.Text.Encoding.UTF8).ExecuteAsync(context);
    }

    private static async Task Refuse(HttpContext context, int status, string title) => await SlackDoor.Refuse(context, status, title);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The app was installed; for a whole organisation: {IsOrganisation}")]
        public static partial void AppWasInstalled(ILogger logger, bool isOrganisation);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not take an install's code; it may have: {MayHave}")]
        public static partial void CodeWasRefused(ILogger logger, bool mayHave);
    }
}

using System.Data.Common;
using ChatOps.Channels.Slack;
using ChatOps.Storage;

namespace ChatOps.Operations.Checks;

/// <summary>Slack's token and its scopes, or the workspaces that installed the app.</summary>
internal sealed class SlackCheck(Settings settings, SlackApi api, Db db, Migrator migrator) : ICheck
{
    private static readonly SqlText Sql = new("Operations");

    public string Subject => "Slack";

    public async Task<Diagnosis> Run(Ct ct)
    {
        var slack = settings.Slack;
        if (slack is { SigningSecret: null, BotToken: null, ClientId: null })
            return this.NotConfigured("set Slack:SigningSecret and Slack:BotToken (or Slack:ClientId and Slack:ClientSecret).");
        if (slack.SigningSecret is null)
            return this.Failed("Slack:SigningSecret is missing: without it every request of Slack is refused.");
        if (slack.BotToken is not null)
            return await Token(slack.BotToken, ct);
        return slack.ClientId is null ? this.Failed("Slack:BotToken is missing, or Slack:ClientId and Slack:ClientSecret.") : await Installs(ct);
    }

    private async Task<Diagnosis> Token(string token, Ct ct)
    {
        try
        {
            var scopes = (await api.AuthTest(token, ct)).Scopes;
            // A stand-in may not say; Slack itself always does.
            return scopes is null ? this.Warning("the token is good; its scopes were not told.") : Judge(scopes, "the token");
        }
        catch (SlackException e)
        {
            return this.Failed($"Slack:BotToken is refused or Slack can't be reached ({e.Code}).");
        }
    }

    private async Task<Diagnosis> Installs(Ct ct)
    {
        try
        {
            if (!DatabaseFile.Exists(settings.Database) || (await migrator.Pending(ct)).Count > 0)
                return this.Warning("no workspace has installed the app yet; open /slack/install.");
            var installs = await db.Read(session => session.Query<string>(Sql["InstalledScopes"]), ct);
            return installs.Count == 0
                ? this.Warning("no workspace has installed the app yet; open /slack/install.")
                : installs.Select(scopes => Judge(scopes, "an install")).MaxBy(d => d.State)! is { State: CheckState.Failed } failed
                    ? failed
                    : this.Ok($"installed {installs.Count} times, with every scope.");
        }
        catch (DbException)
        {
            return this.Warning("the installs can't be read; see Database.");
        }
    }

    private Diagnosis Judge(string scopes, string whose)
    {
        var missing = SlackScopes.All.Except(scopes.Split(',', StringSplitOptions.TrimEntries)).ToList();
        return missing.Count == 0
            ? this.Ok($"{whose} is good and has every scope.")
            : this.Failed($"{whose} lacks {string.Join(", ", missing)}; update the app from the manifest and install it again.");
    }
}

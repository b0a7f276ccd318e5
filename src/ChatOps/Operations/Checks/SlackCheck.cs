using System.Data.Common;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Install;
using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Operations.Checks;

/// <summary>Slack's token and its scopes, or the workspaces that installed the app.</summary>
internal sealed class SlackCheck(ChatOpsSettings settings, SlackApi api, InstallLinkStore links, Db db, Migrator migrator) : ICheck
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
        if (slack.BotToken is null && slack.ClientId is null)
            return this.Failed("Slack:BotToken is missing, or Slack:ClientId and Slack:ClientSecret.");
        var seen = slack.BotToken is not null ? await Token(slack.BotToken, ct) : await Installs(ct);
        return seen.State == CheckState.Failed ? seen : await Trusted(seen, ct);
    }

    /// <summary>Whose addresses join accounts and make moderators.</summary>
    private async Task<Diagnosis> Trusted(Diagnosis seen, Ct ct)
    {
        var slack = settings.Slack;
        List<string> trusted = [.. slack.TrustedWorkspaces.Select(w => $"{w.Team} ({string.Join(", ", w.Domains)})")];
        if (trusted.Count == 0 && slack.BotToken is not null)
            trusted.Add("the workspace of Slack:BotToken");
        trusted.AddRange(
            (await Linked(ct)).GroupBy(t => t.Team, t => t.Domain, (team, domains) => $"{team} ({string.Join(", ", domains)}, by a link)"));
        return trusted.Count > 0
            ? seen with { Sentence = $"{seen.Sentence} Work emails count from {string.Join(", ", trusted)}." }
            : this.Warning($"{seen.Sentence} No workspace is trusted with work emails: they join no accounts and make nobody a moderator "
                + "until Slack:TrustedWorkspaces names one, or slack install-link --workspace with --domain.");
    }

    private async Task<IReadOnlyList<TrustedDomain>> Linked(Ct ct)
    {
        try
        {
            return await IsThere(ct) ? await db.Read(links.Trusted, ct) : [];
        }
        catch (DbException)
        {
            return [];
        }
    }

    private async Task<bool> IsThere(Ct ct) => DatabaseFile.Exists(settings.Database) && (await migrator.Pending(ct)).Count == 0;

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
            var installs = await IsThere(ct) ? await db.Read(session => session.Query<InstallRow>(Sql["Installs"]), ct) : [];
            return installs.Count == 0
                ? this.Warning("no workspace has added the app yet; make a link for one with slack install-link.")
                : installs.Select(i => i.RenewalCode is null
                    ? Judge(i.Scopes, $"the install of {i.Name}")
                    : this.Failed($"Slack renews the token of {i.Name} no more ({i.RenewalCode}); add the app there again with "
                        + "slack install-link.")).FirstOrDefault(d => d.State == CheckState.Failed)
                    ?? this.Ok($"installed in {string.Join(", ", installs.Select(i => i.Name))}, with every scope.");
        }
        catch (DbException)
        {
            return this.Warning("the installs can't be read; see Database.");
        }
    }

    private sealed record InstallRow
    {
        public string EnterpriseId { get; init; } = "";
        public string TeamId { get; init; } = "";
        public string Scopes { get; init; } = "";
        public string? RenewalCode { get; init; }

        public string Name => TeamId == SlackInstall.EveryTeam ? EnterpriseId : TeamId;
    }

    private Diagnosis Judge(string scopes, string whose)
    {
        var missing = SlackScopes.All.Except(scopes.Split(',', StringSplitOptions.TrimEntries)).ToList();
        return missing.Count == 0
            ? this.Ok($"{whose} is good and has every scope.")
            : this.Failed($"{whose} lacks {string.Join(", ", missing)}; update the app from the manifest and install it again.");
    }
}

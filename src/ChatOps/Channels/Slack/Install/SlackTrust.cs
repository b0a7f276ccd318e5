using ChatOps.People;
using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Channels.Slack.Install;

/// <summary>
/// The workspaces of <c>Slack:TrustedWorkspaces</c> and those of the operator's links, in their domains. While the settings name none it
/// is the workspace of <c>Slack:BotToken</c>, in any domain.
/// </summary>
internal sealed class SlackTrust(SlackSettings settings, SlackHome home, InstallLinkStore links, Db db) : ITrust
{
    public Channel Channel => Channel.Slack;

    public bool IsConnected => settings.BotToken is not null || settings.ClientId is not null;

    public async ValueTask<Trust?> InForce(Ct ct)
    {
        string? own = null;
        if (settings.TrustedWorkspaces.Count == 0 && settings.BotToken is not null && (own = await home.Team(ct)) is null)
            return null;
        var linked = await db.Read(links.Trusted, ct);
        var tenants = settings.TrustedWorkspaces.SelectMany(w => w.Domains, (w, domain) => new TrustedDomain(w.Team, domain)).Concat(linked)
            .GroupBy(t => t.Team).ToDictionary(g => g.Key, IReadOnlySet<string>? (g) => g.Select(t => t.Domain).ToHashSet());
        if (own is not null)
            tenants[own] = null;
        return new Trust(Channel.Slack, tenants);
    }
}

using ChatOps.Channels.Slack.Install;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using NodaTime.Text;

namespace ChatOps.Operations;

/// <summary>
/// <c>slack install-link</c>: a link by which one workspace adds the app, once. Who holds it needs no other leave: only its hash is kept.
/// </summary>
internal sealed class MakeInstallLink(Db db, InstallLinkStore links, AuditLog audit, IClock clock)
{
    public static async Task<int> Run(ChatOpsSettings settings, Verb.SlackInstallLink wanted, TextWriter output, Ct ct)
    {
        if (settings.Slack.ClientId is null)
            throw new Misconfigured(
                ["Slack:ClientId is missing: no workspace can add the app by a link without it and Slack:ClientSecret."]);
        if (settings.Web.PublicUrl is not { } address)
            throw new Misconfigured(["Web:PublicUrl is missing: the link begins with it."]);
        await new Migrator(settings.Database, SystemClock.Instance).Migrate(ct);
        await using var db = new Db(settings.Database);
        var made = new MakeInstallLink(db, new InstallLinkStore(), new AuditLog(SystemClock.Instance), SystemClock.Instance);
        foreach (var line in await made.Lines(address, wanted, ct))
            await output.WriteLineAsync(line);
        return 0;
    }

    public async Task<IReadOnlyList<string>> Lines(Uri address, Verb.SlackInstallLink wanted, Ct ct)
    {
        var key = InstallLink.NewKey();
        var until = clock.GetCurrentInstant() + InstallLink.Lives;
        var link = new InstallLink(InstallLink.HashOf(key), wanted.Workspace, wanted.Domains, until);
        await db.Write(
            async session =>
            {
                await links.Add(session, link);
                await audit.Record(session, "operator", "slack.install-link", reason: $"{link}");
            },
            ct);
        return
        [
            $"Good for one install by {link.Team ?? "any workspace"} until {InstantPattern.General.Format(until)}:",
            new Uri(address, $"{SlackInstallPages.Start}?link={key}").AbsoluteUri,
            link.Domains.Count > 0
                ? $"Once it has added the app, {link.Team} is trusted with confirmed addresses of {string.Join(", ", link.Domains)}."
                : "It is not trusted with addresses by this: --workspace with --domain, or Slack:TrustedWorkspaces, does that.",
        ];
    }
}

using System.Data.Common;
using ChatOps.Credentials;
using ChatOps.Meetings.Graph;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Operations.Checks;

/// <summary>The credential for calendars, and what it may do: tried out in the mailbox of a member, changing nothing.</summary>
internal sealed class GraphCheck(ChatOpsSettings settings, Db db, Migrator migrator) : ICheck
{
    private static readonly SqlText Sql = new("Operations");

    public string Subject => "Graph";

    public async Task<Diagnosis> Run(Ct ct)
    {
        if (!settings.Graph.IsConnected)
            return this.NotConfigured(
                "set Graph:TenantId, Graph:ClientId, and one credential (Graph:ClientSecret, Graph:CertificatePath, "
                + "Graph:FederatedTokenFile, Graph:FederatedIdentityClientId or Graph:ManagedIdentityClientId).");
        var identity = GraphConnection.IdentityOf(settings.Graph);
        var token = await this.Token(identity, "Graph", ct);
        if (token.State is CheckState.Failed)
            return token;
        using var credentials = new ClientCredentials(identity, SystemClock.Instance);
        using var graph = new GraphConnection(settings.Graph, credentials, new MailboxGates(SystemClock.Instance), SystemClock.Instance);
        try
        {
            return await Probe(new GraphProbe(graph), ct);
        }
        catch (GraphFault fault)
        {
            return this.Failed($"the login gives a token, but Graph answers {fault.Status} {fault.Code} under Graph:BaseUrl.");
        }
    }

    private async Task<Diagnosis> Probe(GraphProbe probe, Ct ct)
    {
        var users = await probe.Users(ct);
        foreach (var mailbox in (await Members(ct)).Concat(users ?? []))
        {
            if (await probe.Calendar(mailbox, ct) is (true, var missing))
                return Judge([.. missing, .. users is null ? ["User.Read.All"] : Array.Empty<string>()]);
        }
        return users is null
            ? this.Warning(
                "the login gives a token; User.Read.All is missing, and no member's mailbox is known yet to try the calendar permissions "
                + "in.")
            : this.Warning("the login gives a token; no mailbox was found to try the calendar permissions in.");
    }

    private Diagnosis Judge(IReadOnlyList<string> missing)
    {
        var told = settings.Web.PublicUrl is null
            ? " Changes in Outlook are looked for every five minutes; set Web:PublicUrl to hear of them at once."
            : "";
        const string Mend = "grant it to the application (README, Outlook)";
        if (missing.Any(m => m.StartsWith("Calendars.", StringComparison.Ordinal)))
            return this.Failed(
                $"{string.Join(", ", missing)} is missing: {Mend}, in Exchange for the members' mailboxes; a new grant takes up to two "
                + "hours.");
        return missing.Count > 0
            ? this.Warning(
                $"{string.Join(", ", missing)} is missing: {Mend}. Without it members' stated hours count, and people who left are not "
                + $"noticed.{told}")
            : this.Ok($"the credential may book, move and end meetings.{told}");
    }

    /// <summary>None before the first migration.</summary>
    private async Task<IReadOnlyList<string>> Members(Ct ct)
    {
        try
        {
            return !DatabaseFile.Exists(settings.Database) || (await migrator.Pending(ct)).Count > 0
                ? []
                : await db.Read(session => session.Query<string>(Sql["CalendarsToProbe"]), ct);
        }
        catch (DbException)
        {
            return [];
        }
    }
}

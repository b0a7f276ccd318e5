using ChatOps.Channels.Teams.Connector;
using ChatOps.Credentials;
using ChatOps.Settings;

namespace ChatOps.Operations.Checks;

/// <summary>The bot's credential: does the login give a token for it.</summary>
internal sealed class TeamsCheck(TeamsSettings teams) : ICheck
{
    public string Subject => "Teams";

    public Task<Diagnosis> Run(Ct ct) =>
        teams.IsConnected
            ? this.Token(BotCredentials.IdentityOf(teams), "Teams", ct)
            : Task.FromResult(
                this.NotConfigured(
                    "set Teams:AppId, Teams:TenantId, and one credential (Teams:AppPassword, Teams:CertificatePath, "
                    + "Teams:FederatedTokenFile, Teams:FederatedIdentityClientId or Teams:ManagedIdentityClientId)."));
}

internal static class TokenChecks
{
    /// <summary>Asks the login for one token.</summary>
    public static async Task<Diagnosis> Token(this ICheck check, ClientIdentity identity, string section, Ct ct)
    {
        using var credentials = new ClientCredentials(identity, SystemClock.Instance);
        try
        {
            await credentials.Token(ct);
            return check.Ok("the login gives a token for the credential.");
        }
        catch (TokenException e)
        {
            return check.Failed($"the login gives no token for the credential under {section} ({e.Code}).");
        }
    }
}

using ChatOps.Credentials;

namespace ChatOps.Operations.Checks;

/// <summary>The credential for calendars.</summary>
internal sealed class GraphCheck(Settings settings) : ICheck
{
    public string Subject => "Graph";

    public Task<Diagnosis> Run(Ct ct)
    {
        var graph = settings.Graph;
        return graph.IsConnected
            ? this.Token(
                new ClientIdentity(
                    ClientIdentity.TokenUrlOf(graph.LoginUrl, graph.TenantId),
                    graph.ClientId!,
                    graph.Scope,
                    Credential.Of(graph.ClientSecret, graph.CertificatePath, graph.CertificatePassword, graph.ManagedIdentityClientId)),
                "Graph",
                ct)
            : Task.FromResult(this.NotConfigured("set Graph:TenantId, Graph:ClientId and Graph:ClientSecret (or Graph:CertificatePath, or Graph:ManagedIdentityClientId)."));
    }
}

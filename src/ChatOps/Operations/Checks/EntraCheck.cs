namespace ChatOps.Operations.Checks;

/// <summary>Sign-in for HR.</summary>
internal sealed class EntraCheck(Settings settings) : ICheck
{
    public string Subject => "Entra";

    public Task<Diagnosis> Run(Ct ct) => Task.FromResult(settings.Web.Entra.IsConnected
        ? this.Warning("this version has no sign-in with Entra; without Web:Entra:ClientId a one-time link opens the participation page.")
        : this.NotConfigured("set Web:Entra:TenantId, Web:Entra:ClientId and Web:Entra:ClientSecret; until then a one-time link opens the participation page."));
}

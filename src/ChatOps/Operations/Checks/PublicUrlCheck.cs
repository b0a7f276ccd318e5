using ChatOps.Credentials;
using ChatOps.Settings;

namespace ChatOps.Operations.Checks;

/// <summary>The address at which vendors and browsers reach this host.</summary>
internal sealed class PublicUrlCheck(WebSettings web) : ICheck
{
    public string Subject => "Public URL";

    public async Task<Diagnosis> Run(Ct ct)
    {
        if (web.PublicUrl is not { } address)
            return this.NotConfigured("set Web:PublicUrl to the https address at which Slack and Teams reach this host.");
        if (address.Scheme != "https" && !SettingsRules.IsLoopback(address))
            return this.Failed(
                "Web:PublicUrl must be https: Slack and Teams post to https only, and the session cookie would travel in the clear.");
        try
        {
            using var http = PlainHttp.Client();
            using var answer = await http.GetAsync(new Uri(address, "/health/live"), ct);
            return answer.IsSuccessStatusCode
                ? this.Ok("this host answers there.")
                : this.Warning(
                    $"Web:PublicUrl answers {(int)answer.StatusCode} at /health/live; is the host running, and does the proxy lead to it?");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return this.Warning("nobody answers at Web:PublicUrl; is the host running, and can this machine reach itself from outside?");
        }
    }
}

using ChatOps.Credentials;
using ChatOps.Settings;

namespace ChatOps.Operations.Checks;

/// <summary>This machine's clock against a vendor's: a signature of Slack is good for five minutes, and so is a token's margin.</summary>
internal sealed class ClockCheck(ChatOpsSettings settings, IClock clock) : ICheck
{
    private static readonly Duration Tolerable = Duration.FromSeconds(30);

    private static readonly Duration Fatal = Duration.FromMinutes(5);

    public string Subject => "Clock";

    public async Task<Diagnosis> Run(Ct ct)
    {
        var vendor = settings.Slack.IsConnected ? settings.Slack.ApiUrl : settings.Teams.IsConnected ? settings.Teams.OpenIdMetadata : null;
        if (vendor is null)
            return this.NotConfigured("there is no vendor to compare with until Slack or Teams is connected.");
        try
        {
            using var http = PlainHttp.Client();
            using var answer = await http.GetAsync(vendor, HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.Headers.Date is { } date
                ? Judge(clock.GetCurrentInstant() - Instant.FromDateTimeOffset(date))
                : this.Warning("the vendor's answer carries no date.");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return this.Warning("no vendor could be reached to compare with.");
        }
    }

    internal Diagnosis Judge(Duration ahead)
    {
        var off = Duration.FromSeconds(Math.Abs(Math.Round(ahead.TotalSeconds)));
        var sentence = $"{off.TotalSeconds:0} seconds {(ahead < Duration.Zero ? "behind" : "ahead of")} the vendor's clock";
        return off >= Fatal ? this.Failed($"{sentence}: every signature is refused. Set the machine's time.")
            : off > Tolerable ? this.Warning($"{sentence}. Set the machine's time.")
            : this.Ok($"{sentence}.");
    }
}

using System.Globalization;
using System.Text;
using ChatOps.Channels.Slack;

namespace ChatOps.Tests.Vendors.Slack;

/// <summary>Requests as Slack signs them.</summary>
internal static class SlackSigned
{
    public static async Task<HttpRequestMessage> Request(string path, HttpContent content, string secret, Instant? at = null)
    {
        var body = await content.ReadAsByteArrayAsync();
        var timestamp = (at ?? SystemClock.Instance.GetCurrentInstant()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add(SlackSignature.TimestampHeader, timestamp);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackSignature.Sign(Encoding.UTF8.GetBytes(secret), timestamp, body));
        return request;
    }
}

using System.Net;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatOps.Simulation.Vendors;

/// <summary>
/// All that lies behind the host's way out: the two vendors, in memory. Writes every call into the trace, lets the world's bad luck happen
/// to it, and what a test planted.
/// </summary>
internal sealed class Outside(FakeSlack slack, FakeTeams teams, Trace trace, Luck luck, Planted? planted, Screens screens)
    : HttpMessageHandler
{
    public static readonly Uri SlackAddress = new("http://127.0.0.1:1001/");

    public static readonly Uri TeamsAddress = new("http://127.0.0.1:1002/");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Ct cancellationToken)
    {
        var call = await OutgoingCall.Of(request, cancellationToken);
        var fate = luck.Of(call);
        trace.Add($"-> {call.Said}{(fate is Fate.Good ? "" : $" ({fate})")}");
        switch (fate)
        {
            case Fate.Throttled:
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests)
                {
                    Headers = { RetryAfter = new(TimeSpan.FromSeconds(luck.Seconds())) },
                };
            case Fate.Broken:
                // After a 500 Teams asks not to send a message again by oneself: that card is a dead letter, which is no accident of a
                // world's.
                return new HttpResponseMessage(
                    call.IsToSlack || !call.IsPost ? HttpStatusCode.InternalServerError : HttpStatusCode.ServiceUnavailable);
            case Fate.Lost:
                await Take(call);
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer was lost.");
            default:
                return await (planted?.Take(call, Take) ?? Take(call));
        }
    }

    private async Task<HttpResponseMessage> Take(OutgoingCall call)
    {
        var context = new DefaultHttpContext();
        var request = context.Request;
        (request.Method, request.Scheme, request.Path) = (call.Method, call.Address.Scheme, call.Address.AbsolutePath);
        request.QueryString = new QueryString(call.Address.Query);
        request.Headers.Authorization = call.Authorization;
        request.ContentType = call.ContentType;
        request.Body = new MemoryStream(call.Body);
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = call.Address.PathAndQuery;
        var body = new MemoryStream();
        context.Response.Body = body;
        await (call.IsToSlack ? slack.Take(context) : teams.Take(context));
        await context.Response.CompleteAsync();
        if (context.Response.StatusCode < 300)
            screens.Note(call, System.Text.Encoding.UTF8.GetString(body.ToArray()));

        var response = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode)
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, value) in context.Response.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value.ToArray()))
                response.Content.Headers.TryAddWithoutValidation(name, value.ToArray());
        }

        return response;
    }
}

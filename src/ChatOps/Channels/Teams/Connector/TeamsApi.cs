using ChatOps.Credentials;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;
using Newtonsoft.Json.Linq;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>
/// The connector's calls that we use, one expression each, by the SDK's client. Sends once, and turns everything but success into a
/// <see cref="TeamsException"/>.
/// </summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</remarks>
internal sealed class TeamsApi(SignedWire wire, IClock clock)
{
    /// <summary>Made when it is needed: a host without Teams never loads the SDK.</summary>
    public Connectors Connectors => field ??= new Connectors(wire);

    public Task<ConversationResourceResponse> CreateConversation(Uri service, ConversationParameters with, Ct ct) =>
        Call(service, c => c.CreateConversationAsync(with, ct), ct);

    public Task<ResourceResponse> SendToConversation(Uri service, string conversation, Activity activity, Ct ct) =>
        Call(service, c => c.SendToConversationAsync(conversation, activity, ct), ct);

    public Task<ResourceResponse> UpdateActivity(Uri service, string conversation, string id, Activity activity, Ct ct) =>
        Call(service, c => c.UpdateActivityAsync(conversation, id, activity, ct), ct);

    public Task DeleteActivity(Uri service, string conversation, string id, Ct ct) =>
        Call(service, async c =>
        {
            await c.DeleteActivityAsync(conversation, id, ct);
            return new ResourceResponse();
        }, ct);

    public Task<PagedMembersResult> GetPagedMembers(Uri service, string conversation, int pageSize, string? continuationToken, Ct ct) =>
        Call(service, c => c.GetConversationPagedMembersAsync(conversation, pageSize, continuationToken, ct), ct);

    public async Task<TeamsChannelAccount> GetMember(Uri service, string conversation, string member, Ct ct) =>
        JObject
            .FromObject(await Call(service, c => ((Conversations)c).GetConversationMemberAsync(member, conversation, ct), ct))
            .ToObject<TeamsChannelAccount>()!;

    private async Task<TAnswer> Call<TAnswer>(Uri service, Func<IConversations, Task<TAnswer>> call, Ct ct)
        where TAnswer : class, new()
    {
        try
        {
            return await call(Connectors.For(service.AbsoluteUri).Conversations) ?? new TAnswer();
        }
        catch (ErrorResponseException fault)
        {
            // The exception holds what was sent, so it is no cause of ours. The SDK knows some statuses of success only.
            var status = (int)fault.Response.StatusCode;
            return status is >= 200 and < 300
                ? new TAnswer()
                : throw new TeamsException(status, ErrorCode.Of(fault.Response.Content), RetryAfterOf(fault.Response));
        }
        catch (SerializationException)
        {
            throw new TeamsException(0, "AnswerIsNotJson") { MayHaveArrived = true };
        }
        catch (HttpRequestException fault)
        {
            throw new TeamsException(0, $"{fault.HttpRequestError}", cause: fault) { MayHaveArrived = !NeverLeft(fault.HttpRequestError) };
        }
        catch (OperationCanceledException fault) when (!ct.IsCancellationRequested)
        {
            throw new TeamsException(0, "Timeout", cause: fault) { MayHaveArrived = true };
        }
    }

    private static bool NeverLeft(HttpRequestError error) =>
        error
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    private Duration? RetryAfterOf(HttpResponseMessageWrapper response) =>
        RetryAfter.Read(Header(response, "Retry-After"), Header(response, "Date"), clock.GetCurrentInstant());

    private static string? Header(HttpResponseMessageWrapper response, string name) =>
        response.Headers.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;
}

using System.Text.Json.Serialization.Metadata;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>The connector's calls that we use, one expression each.</summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference</remarks>
internal sealed class TeamsApi(TeamsHttp http)
{
    private static readonly ConnectorJson Json = ConnectorJson.Relaxed;

    public Task<Resource> CreateConversation(Uri service, ConversationParameters with, Ct ct) =>
        http.Send(HttpMethod.Post, At(service, $"/v3/conversations"), with, Json.ConversationParameters, Json.Resource, ct);

    public Task<Resource> SendToConversation(Uri service, string conversation, OutgoingActivity activity, Ct ct) =>
        http.Send(HttpMethod.Post, At(service, $"/v3/conversations/{conversation}/activities"), activity, Json.OutgoingActivity, Json.Resource, ct);

    public Task<Resource> UpdateActivity(Uri service, string conversation, string id, OutgoingActivity activity, Ct ct) =>
        http.Send(HttpMethod.Put, At(service, $"/v3/conversations/{conversation}/activities/{id}"), activity, Json.OutgoingActivity, Json.Resource, ct);

    public Task<Resource> DeleteActivity(Uri service, string conversation, string id, Ct ct) =>
        http.Send(HttpMethod.Delete, At(service, $"/v3/conversations/{conversation}/activities/{id}"), null, Nothing, Json.Resource, ct);

    public Task<MembersPage> GetPagedMembers(Uri service, string conversation, int pageSize, string? continuationToken, Ct ct) =>
        http.Send(HttpMethod.Get, At(service, continuationToken is null
            ? $"/v3/conversations/{conversation}/pagedmembers?pageSize={pageSize}"
            : (FormattableString)$"/v3/conversations/{conversation}/pagedmembers?pageSize={pageSize}&continuationToken={continuationToken}"), null, Nothing, Json.MembersPage, ct);

    public Task<RosterMember> GetMember(Uri service, string conversation, string member, Ct ct) =>
        http.Send(HttpMethod.Get, At(service, $"/v3/conversations/{conversation}/members/{member}"), null, Nothing, Json.RosterMember, ct);

    private static JsonTypeInfo<Resource> Nothing => Json.Resource;

    /// <summary>Teams ids hold <c>: @ ;</c>: every hole of the path is escaped.</summary>
    private static Uri At(Uri service, FormattableString path) =>
        new(service.AbsoluteUri.TrimEnd('/') + string.Format(
            System.Globalization.CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(a => Uri.EscapeDataString($"{a}"))]));
}

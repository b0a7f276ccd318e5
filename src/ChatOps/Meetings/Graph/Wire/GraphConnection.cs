using System.Runtime.ExceptionServices;
using ChatOps.Credentials;
using ChatOps.Settings;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;

namespace ChatOps.Meetings.Graph.Wire;

/// <summary>
/// The one way to Graph. A call that concerns a mailbox passes that mailbox's gate; every fault becomes a <see cref="GraphFault"/>. Nothing
/// is repeated here.
/// </summary>
internal sealed class GraphConnection : IDisposable
{
    /// <summary>
    /// Ids that stay when an event is moved, https://learn.microsoft.com/graph/outlook-immutable-id. Times come in UTC without being asked.
    /// </summary>
    private const string ImmutableIds = "IdType=\"ImmutableId\"";

    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new()
    {
        ["4XX"] = ODataError.CreateFromDiscriminatorValue,
        ["5XX"] = ODataError.CreateFromDiscriminatorValue,
    };

    private readonly MailboxGates _gates;
    private readonly HttpClient _http;
    private readonly IClock _clock;

    public GraphConnection(GraphSettings settings, ClientCredentials credentials, MailboxGates gates, IClock clock, WayOut? wayOut = null)
    {
        (_gates, _clock) = (gates, clock);
        _http = GraphWire.Client(credentials, wayOut);
        Client = new GraphServiceClient(
            _http,
            new BaseBearerTokenAuthenticationProvider(new GraphTokens(credentials, settings.BaseUrl)),
            settings.BaseUrl.AbsoluteUri.TrimEnd('/'));
    }

    /// <summary>For the addresses of requests; they are sent by <see cref="Ask"/> and <see cref="Tell"/>.</summary>
    public GraphServiceClient Client { get; }

    /// <summary>The application that looks into calendars: its tenant, its id, its one credential.</summary>
    public static ClientIdentity IdentityOf(GraphSettings graph) => new(
        graph.LoginUrl,
        graph.TenantId,
        graph.ClientId ?? "",
        graph.Scope,
        graph.ClientId is null ? null : Credential.Of(
            graph.ClientSecret,
            graph.CertificatePath,
            graph.CertificatePassword,
            graph.FederatedTokenFile,
            graph.FederatedIdentityClientId,
            graph.ManagedIdentityClientId));

    /// <summary>A request with an answer. The mailbox is its owner's Entra object id, or null for a call that concerns none.</summary>
    public Task<T> Ask<T>(string? mailbox, RequestInformation request, ParsableFactory<T> answer, Ct ct)
        where T : class, IParsable, new() =>
        Through(mailbox, async () => await Client.RequestAdapter.SendAsync(Prepared(request), answer, Errors, ct) ?? new T(), ct);

    /// <summary>A request whose answer has no body, or none that matters.</summary>
    public Task Tell(string? mailbox, RequestInformation request, Ct ct) =>
        Through(
            mailbox,
            async () =>
            {
                await Client.RequestAdapter.SendNoContentAsync(Prepared(request), Errors, ct);
                return true;
            },
            ct);

    /// <summary>A request whose answer is read piece by piece, because most of it must not be kept.</summary>
    public Task<T> Read<T>(string? mailbox, RequestInformation request, Func<Stream, Ct, Task<T>> read, Ct ct) =>
        Through(
            mailbox,
            async () =>
            {
                await using var stream = await Client.RequestAdapter.SendPrimitiveAsync<Stream>(Prepared(request), Errors, ct)
                    ?? Stream.Null;
                return await read(stream, ct);
            },
            ct);

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
    }

    private static RequestInformation Prepared(RequestInformation request)
    {
        request.Headers.TryAdd("Prefer", ImmutableIds);
        return request;
    }

    private async Task<T> Through<T>(string? mailbox, Func<Task<T>> call, Ct ct)
    {
        using var turn = mailbox is null ? null : await _gates.Enter(mailbox, ct);
        try
        {
            return await call();
        }
        catch (Exception e) when (GraphFaults.Of(e, _clock.GetCurrentInstant(), ct) is { } fault)
        {
            if (mailbox is not null && fault is { Status: 429 or 503, RetryAfter: { } wait })
                _gates.Rest(mailbox, wait);
            // What was thrown as a fault already keeps the place where it was thrown.
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }
}

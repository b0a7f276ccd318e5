using System.Buffers.Text;
using ChatOps.Clock;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.People;
using ChatOps.Settings;
using Microsoft.Kiota.Abstractions;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>Subscriptions to changes of a mailbox's events.</summary>
/// <remarks>
/// https://learn.microsoft.com/graph/api/subscription-post-subscriptions,
/// https://learn.microsoft.com/graph/change-notifications-lifecycle-events
/// </remarks>
internal sealed class Subscriptions(GraphConnection graph, GraphSettings settings, WebSettings web, IClock clock, SteadyClock steady)
    : IDisposable
{
    /// <summary>Fewer may go unheard: Outlook tells a moved occurrence as created, when it becomes an exception.</summary>
    private const string Kinds = "created,updated,deleted";

    /// <summary>The list is the whole tenant's, so it is not asked for each mailbox of a round that begins.</summary>
    private static readonly Duration ListIsGoodFor = Duration.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private List<Models.Subscription> _list = [];
    private Instant _listedAt = Instant.MinValue;

    /// <summary>Graph can reach us; a stand-in on this machine can by http, too.</summary>
    public bool ArePossible => web.PublicUrl is { } url && (url.Scheme == "https" || (url.IsLoopback && settings.BaseUrl.IsLoopback));

    /// <summary>43 characters that nobody guesses.</summary>
    public static string NewState() => Base64Url.EncodeToString(Chance.Secret(32));

    /// <summary>
    /// The list first: one of ours that we know nothing of, because its answer got lost, is taken away before a new one is made.
    /// </summary>
    public async Task<(string Id, Instant ExpiresAt)> Create(Watch watch, string state, Instant expiresAt, Ct ct)
    {
        foreach (var stray in await Strays(watch, ct))
            await Drop(stray, ct);
        try
        {
            var made = await graph.Ask(null, graph.Client.Subscriptions.ToPostRequestInformation(new Models.Subscription
            {
                ChangeType = Kinds,
                Resource = Resource(watch),
                NotificationUrl = Address(GraphNotifications.Notifications),
                LifecycleNotificationUrl = Address(GraphNotifications.Lifecycle),
                ClientState = state,
                ExpirationDateTime = expiresAt.ToDateTimeOffset(),
            }), Models.Subscription.CreateFromDiscriminatorValue, ct);
            return (made.Id ?? throw new GraphFault(0, "AnswerWithoutId"), Expiry(made, expiresAt));
        }
        catch (GraphFault fault) when (fault.Status is 409 || fault.MayHaveHappened)
        {
            // There is one after all: the next try sees it in a new list.
            _listedAt = Instant.MinValue;
            throw;
        }
    }

    /// <summary>Null: it is gone.</summary>
    public async Task<Instant?> Renew(Watch watch, Instant expiresAt, Ct ct)
    {
        try
        {
            var request = graph
                .Client.Subscriptions[watch.SubscriptionId]
                .ToPatchRequestInformation(new Models.Subscription { ExpirationDateTime = expiresAt.ToDateTimeOffset() });
            return Expiry(await graph.Ask(null, request, Models.Subscription.CreateFromDiscriminatorValue, ct), expiresAt);
        }
        catch (GraphFault fault) when (fault.Status is 404 or 410)
        {
            return null;
        }
    }

    /// <summary>One that is gone is as good.</summary>
    public Task Delete(Watch watch, Ct ct) =>
        watch.SubscriptionId is { } id && watch.ExpiresAt > clock.GetCurrentInstant() ? Drop(id, ct) : Task.CompletedTask;

    private async Task Drop(string id, Ct ct)
    {
        try
        {
            await graph.Tell(null, graph.Client.Subscriptions[id].ToDeleteRequestInformation(), ct);
        }
        catch (GraphFault fault) when (fault.Status is 404 or 410)
        {
        }
    }

    private async Task<IReadOnlyList<string>> Strays(Watch watch, Ct ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (steady.GetCurrentInstant() - ListIsGoodFor > _listedAt)
                await List(ct);
            var strays = _list.Where(s =>
                s.Resource?.TrimStart('/').Equals(Resource(watch).TrimStart('/'), StringComparison.OrdinalIgnoreCase) is true
                && s.NotificationUrl == Address(GraphNotifications.Notifications));
            return [.. strays.Select(s => s.Id).OfType<string>()];
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task List(Ct ct)
    {
        var page = await graph.Ask(
            null,
            graph.Client.Subscriptions.ToGetRequestInformation(),
            Models.SubscriptionCollectionResponse.CreateFromDiscriminatorValue,
            ct);
        List<Models.Subscription> all = [.. page.Value ?? []];
        while (page.OdataNextLink is { Length: > 0 } next)
        {
            page = await graph.Ask(
                null,
                new RequestInformation { HttpMethod = Method.GET, URI = new Uri(next) },
                Models.SubscriptionCollectionResponse.CreateFromDiscriminatorValue,
                ct);
            all.AddRange(page.Value ?? []);
        }
        (_list, _listedAt) = (all, steady.GetCurrentInstant());
    }

    public void Dispose() => _one.Dispose();

    private string Address(string path) => new Uri(web.PublicUrl!, path).AbsoluteUri;

    private static string Resource(Watch watch) => $"/users/{watch.Mailbox}/events";

    private static Instant Expiry(Models.Subscription answer, Instant asked) =>
        answer.ExpirationDateTime is { } told ? Instant.Min(Instant.FromDateTimeOffset(told), asked) : asked;
}

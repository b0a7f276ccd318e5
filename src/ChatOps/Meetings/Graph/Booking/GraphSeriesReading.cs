using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Wire;
using Microsoft.Graph.Users.Item.Events.Item.Instances;
using Microsoft.Kiota.Abstractions;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>
/// Finds our own events and reads them. Never anybody's other events: those are asked for neither by subject nor by time.
/// </summary>
internal sealed class GraphSeriesReading(GraphConnection graph)
{
    private const int MostAPage = 100;

    private static readonly string[] OfMaster = ["id", "type", "start", "end", "isCancelled", "attendees", "onlineMeeting"];
    private static readonly string[] OfOccurrence = ["id", "type", "start", "end", "originalStart", "isCancelled", "attendees"];

    /// <summary>The event that carries our mark, or null: what became of a booking without an answer.</summary>
    /// <remarks>
    /// https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get: the filter finds masters in the collection of events,
    /// and occurrences in the calendar view.
    /// </remarks>
    public async Task<Models.Event?> ByMark(SeriesPlan plan, Ct ct)
    {
        var mailbox = SeriesEvent.Mailbox(plan);
        var user = graph.Client.Users[mailbox];
        var filter = $"singleValueExtendedProperties/any(ep: ep/id eq '{SeriesEvent.MarkId}' and ep/value eq '{plan.SeriesId}')";
        var inView = await Events(
            mailbox,
            user.CalendarView.ToGetRequestInformation(request =>
            {
                var query = request.QueryParameters;
                (query.StartDateTime, query.EndDateTime) = (
                    Written(Start(plan) - Duration.FromDays(14)), Written(End(plan) + Duration.FromDays(14)));
                (query.Filter, query.Select, query.Top) = (filter, ["id", "seriesMasterId", "type", "isCancelled", "onlineMeeting"], 5);
            }),
            ct);
        if (inView.FirstOrDefault(e => e is { IsCancelled: not true, Id: not null }) is { } seen)
            return seen.SeriesMasterId is { } master ? new Models.Event { Id = master, OnlineMeeting = seen.OnlineMeeting } : seen;
        var all = await Events(mailbox, user.Events.ToGetRequestInformation(request =>
        {
            var query = request.QueryParameters;
            (query.Filter, query.Select, query.Top) = (filter, ["id", "type", "isCancelled", "onlineMeeting"], 5);
        }), ct);
        return all.FirstOrDefault(e => e is { IsCancelled: not true, Id: not null });
    }

    /// <exception cref="GraphFault">404: it is deleted.</exception>
    public async Task<string> OccurrenceId(SeriesPlan plan, LocalDate day, Ct ct) =>
        plan.LastDay <= plan.FirstDay
            ? plan.ExternalId!
            : (await Instances(plan, ct)).FirstOrDefault(e => SeriesSight.DayOf(e, plan.Zone) == day)?.Id
                ?? throw new GraphFault(404, "OccurrenceDeleted");

    public async Task<SeriesSeen> Read(SeriesPlan plan, Instant from, Ct ct)
    {
        var mailbox = SeriesEvent.Mailbox(plan);
        var request = graph
            .Client.Users[mailbox]
            .Events[plan.ExternalId!]
            .ToGetRequestInformation(r => r.QueryParameters.Select = OfMaster);
        var master = await graph.Ask(mailbox, request, Models.Event.CreateFromDiscriminatorValue, ct);
        if (master.IsCancelled is true)
            throw new GraphFault(404, "SeriesCancelled");
        var seen = SeriesSight.Of(plan, master, plan.LastDay <= plan.FirstDay ? [master] : await Instances(plan, ct));
        var since = from.InZone(plan.Zone).Date;
        return seen with { Occurrences = [.. seen.Occurrences.Where(o => o.Day >= since || o.StartsAt >= from)] };
    }

    /// <summary>Moved ones may lie beyond the series' last day, and before its first.</summary>
    private async Task<IReadOnlyList<Models.Event>> Instances(SeriesPlan plan, Ct ct)
    {
        var mailbox = SeriesEvent.Mailbox(plan);
        var found = await Events(
            mailbox,
            graph
                .Client.Users[mailbox]
                .Events[plan.ExternalId!]
                .Instances.ToGetRequestInformation(request =>
                {
                    var query = request.QueryParameters;
                    (query.StartDateTime, query.EndDateTime) = (
                        Written(Start(plan) - Duration.FromDays(14)), Written(End(plan) + Duration.FromDays(28)));
                    (query.Select, query.Top) = (OfOccurrence, MostAPage);
                }),
            ct);
        return [.. found.Where(e => e.IsCancelled is not true)];
    }

    private async Task<List<Models.Event>> Events(string mailbox, RequestInformation request, Ct ct)
    {
        var page = await graph.Ask(mailbox, request, Models.EventCollectionResponse.CreateFromDiscriminatorValue, ct);
        List<Models.Event> found = [.. page.Value ?? []];
        while (page.OdataNextLink is { Length: > 0 } next)
        {
            var more = new InstancesRequestBuilder(next, graph.Client.RequestAdapter).ToGetRequestInformation();
            page = await graph.Ask(mailbox, more, Models.EventCollectionResponse.CreateFromDiscriminatorValue, ct);
            found.AddRange(page.Value ?? []);
        }
        return found;
    }

    private static Instant Start(SeriesPlan plan) => (plan.FirstDay + plan.From).InZoneLeniently(plan.Zone).ToInstant();

    private static Instant End(SeriesPlan plan) =>
        (plan.LastDay + plan.From).InZoneLeniently(plan.Zone).ToInstant() + Duration.FromMinutes(plan.Minutes);

    private static string Written(Instant at) => NodaTime.Text.InstantPattern.General.Format(at);
}

using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Meetings.Times;
using Microsoft.Graph.Users.Item.Events.Item.Instances;
using Microsoft.Kiota.Abstractions;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>
/// Finds our own events and reads them. Of other events only those are asked for that bear the very subject of a series of ours which ended
/// before its time: somebody may have made it anew. What does not take its place is not kept.
/// </summary>
internal sealed class GraphSeriesReading(GraphConnection graph)
{
    private const int MostAPage = 100;

    private static readonly string[] OfMaster =
    [
        "id", "type", "subject", "start", "end", "isAllDay", "recurrence", "isCancelled", "isOrganizer", "attendees", "onlineMeeting",
        "createdDateTime",
    ];

    private static readonly string[] OfCandidate = ["id", "seriesMasterId", "type", "isCancelled", "isOrganizer", "organizer"];
    private static readonly string[] OfOccurrence =
    [
        "id", "type", "start", "end", "isAllDay", "originalStart", "isCancelled", "attendees",
    ];

    /// <summary>The event that carries our mark, or null: what became of a booking without an answer.</summary>
    /// <remarks>
    /// https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get: the filter finds masters in the collection of events,
    /// and occurrences in the calendar view.
    /// </remarks>
    public async Task<Models.Event?> ByMark(SeriesPlan plan, Ct ct)
    {
        var mailbox = SeriesEvent.Mailbox(plan);
        var user = graph.Client.Users[mailbox];
        var filter = Mark(plan);
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
    public async Task<string> OccurrenceId(SeriesPlan plan, LocalDate day, Ct ct)
    {
        if (plan.LastDay <= plan.FirstDay)
            return plan.ExternalId!;
        foreach (var id in Ids(plan))
        {
            var instances = await OfGone(async () => await Instances(plan, plan.Organizer, id, ct)) ?? [];
            if (instances.FirstOrDefault(e => SeriesSight.DayOf(e, plan.Zone) == day) is { Id: { } found })
                return found;
        }
        throw new GraphFault(404, "OccurrenceDeleted");
    }

    /// <summary>As it stands, whatever events it consists of now.</summary>
    /// <exception cref="GraphFault">404: nothing of it is left.</exception>
    public async Task<SeriesSeen> Read(SeriesPlan plan, Instant from, Ct ct)
    {
        var (parts, fault) = (new List<SeriesPart>(), new GraphFault(404, "SeriesCancelled"));
        foreach (var id in Ids(plan))
        {
            if (await OfGone(() => Part(plan, plan.Organizer, id, isKnown: true, ct), f => fault = f) is { } part)
                parts.Add(part);
        }
        if (EndsTooSoon(plan, parts, from))
            parts.AddRange(await Successors(plan, parts, parts.Count == 0, from, ct));
        return parts.Count == 0 ? throw fault : SeriesSight.Of(plan, parts, from);
    }

    /// <summary>
    /// What took the place of a series that ended before its time: by our mark, which Outlook may carry over, else by subject, organizer
    /// and attendees.
    /// </summary>
    /// <param name="plan">The series.</param>
    /// <param name="known">What is left of it.</param>
    /// <param name="everywhere">Also in the partners' calendars: nothing is left in the organizer's.</param>
    /// <param name="from">What is over before this is not looked for.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<IReadOnlyList<SeriesPart>> Successors(
        SeriesPlan plan, IReadOnlyList<SeriesPart> known, bool everywhere, Instant from, Ct ct)
    {
        var owners = plan.Others.Where(p => everywhere && p.HasCalendar).Prepend(plan.Organizer);
        foreach (var owner in owners.Where(p => SeriesEvent.MailboxOf(p) is not null))
        {
            // A mailbox that is not there, or not ours to look into, holds no series of ours.
            var found = await OfGone(async () => await Successors(plan, owner, known, from, ct));
            if (found is { Count: > 0 })
                return found;
        }
        return [];
    }

    /// <summary>What a partner's calendar keeps of a series whose organizer has no mailbox any more.</summary>
    public async Task<IReadOnlyList<string>> Copies(SeriesPlan plan, Attendee partner, Ct ct)
    {
        var found = await OfGone(async () => await View(plan, partner, Subject(plan.Subject), plan.Since, ct)) ?? [];
        return
        [
            .. found.Where(e => e.IsOrganizer is false && Is(e.Organizer?.EmailAddress?.Address, plan.Organizer.Email))
                .Select(MasterOf)
                .Distinct(),
        ];
    }

    /// <summary>Everybody on the invitation, with those who were taken off it; null: nobody was.</summary>
    public async Task<IReadOnlyList<Models.Attendee>?> Lacking(SeriesPlan plan, Ct ct)
    {
        var mailbox = SeriesEvent.Mailbox(plan);
        var request = graph
            .Client.Users[mailbox]
            .Events[plan.ExternalId!]
            .ToGetRequestInformation(r => r.QueryParameters.Select = ["id", "attendees"]);
        var master = await graph.Ask(mailbox, request, Models.Event.CreateFromDiscriminatorValue, ct);
        return SeriesSight.LacksSomebody(plan, plan.Organizer, master)
            ? [
                .. master.Attendees ?? [],
                .. SeriesEvent.Attendees(plan).Where(a =>
                    master.Attendees?.Any(b => Is(b.EmailAddress?.Address, a.EmailAddress?.Address)) is not true),
            ]
            : null;
    }

    private static IEnumerable<string> Ids(SeriesPlan plan) => plan.ExternalId is { } id ? plan.Parts.Append(id) : plan.Parts;

    private async Task<List<SeriesPart>> Successors(
        SeriesPlan plan, Attendee owner, IReadOnlyList<SeriesPart> known, Instant from, Ct ct)
    {
        var subject = known.Select(p => p.Master.Subject).LastOrDefault(s => s is not null) ?? plan.Subject;
        foreach (var filter in (string[])[Mark(plan), Subject(subject)])
        {
            var view = await View(plan, owner, filter, from, ct);
            var parts = new List<SeriesPart>();
            var masters = view.Where(e => e.IsOrganizer is not false).Select(MasterOf).Distinct();
            foreach (var id in masters.Where(m => known.All(p => p.Master.Id != m)))
            {
                // What can't be looked at closely is left alone.
                if (await OfGone(() => Part(plan, owner, id, isKnown: false, ct), mayBeRefused: true) is { } part
                    && SeriesSight.TakesThePlaceOf(plan, known, part, subject)
                    && part.Occurrences.Any(o => SeriesSight.StartOf(o) > from))
                    parts.Add(part);
            }
            if (parts.Count > 0)
                return parts;
        }
        return [];
    }

    /// <summary>Nothing of it is seen in the week of its last meeting to come.</summary>
    private static bool EndsTooSoon(SeriesPlan plan, IEnumerable<SeriesPart> parts, Instant from)
    {
        var last = plan.Days().Select(d => (LocalDate?)d).LastOrDefault(d => WallTime.At(d!.Value.At(plan.From), plan.Zone) > from);
        return last is { } day
            && !parts.SelectMany(p => p.Occurrences)
                .Any(o => WallTime.MondayOf(SeriesSight.DayOf(o, plan.Zone)) >= WallTime.MondayOf(day));
    }

    /// <summary>Null: it is cancelled.</summary>
    /// <param name="plan">The series.</param>
    /// <param name="owner">In whose calendar.</param>
    /// <param name="id">The event's.</param>
    /// <param name="isKnown">It is ours: its mark need not be asked for.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <remarks>https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get</remarks>
    private async Task<SeriesPart?> Part(SeriesPlan plan, Attendee owner, string id, bool isKnown, Ct ct)
    {
        var mailbox = SeriesEvent.MailboxOf(owner)!;
        var request = graph.Client.Users[mailbox].Events[id].ToGetRequestInformation(r =>
        {
            r.QueryParameters.Select = OfMaster;
            if (!isKnown)
                r.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{SeriesEvent.MarkId}')"];
        });
        var master = await graph.Ask(mailbox, request, Models.Event.CreateFromDiscriminatorValue, ct);
        if (master.IsCancelled is true)
            return null;
        var isSingle = master.Type is { } type ? type == Models.EventType.SingleInstance : plan.LastDay <= plan.FirstDay;
        return new SeriesPart(owner, master, isSingle, isSingle ? [master] : await Instances(plan, owner, id, ct));
    }

    /// <summary>Moved ones may lie beyond the series' last day, and before its first.</summary>
    private async Task<IReadOnlyList<Models.Event>> Instances(SeriesPlan plan, Attendee owner, string id, Ct ct)
    {
        var mailbox = SeriesEvent.MailboxOf(owner)!;
        var found = await Events(
            mailbox,
            graph
                .Client.Users[mailbox]
                .Events[id]
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

    /// <summary>What is still to come, and a little beyond the series' end.</summary>
    private async Task<IReadOnlyList<Models.Event>> View(SeriesPlan plan, Attendee owner, string filter, Instant from, Ct ct)
    {
        var mailbox = SeriesEvent.MailboxOf(owner)!;
        var request = graph.Client.Users[mailbox].CalendarView.ToGetRequestInformation(request =>
        {
            var query = request.QueryParameters;
            (query.StartDateTime, query.EndDateTime) = (Written(from), Written(Instant.Max(from, End(plan)) + Duration.FromDays(28)));
            (query.Filter, query.Select, query.Top) = (filter, OfCandidate, MostAPage);
        });
        return [.. (await Events(mailbox, request, ct)).Where(e => e is { IsCancelled: not true, Id: not null })];
    }

    private static async Task<T?> OfGone<T>(Func<Task<T?>> ask, Action<GraphFault>? gone = null, bool mayBeRefused = false)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (GraphFault fault) when (
            fault.Status is 404 or 410 || (gone is null && fault.Status is 403) || (mayBeRefused && fault.Status is 400 or 422))
        {
            gone?.Invoke(fault);
            return null;
        }
    }

    private static string MasterOf(Models.Event seen) => seen.SeriesMasterId ?? seen.Id!;

    private static string Mark(SeriesPlan plan) =>
        $"singleValueExtendedProperties/any(ep: ep/id eq '{SeriesEvent.MarkId}' and ep/value eq '{plan.SeriesId}')";

    private static string Subject(string subject) => $"subject eq '{subject.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool Is(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

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

using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Meetings.Graph.Wire;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph;

/// <summary>Outlook, in the calendar of the partner who owns the series.</summary>
internal sealed class GraphCalendar(GraphConnection graph, GraphFreeBusy freeBusy, GraphSeriesReading reading) : IMeetingCalendar
{
    public CalendarKind Kind => CalendarKind.Graph;

    public Task<CalendarOutcome<IReadOnlyList<Availability>>> FreeBusy(IReadOnlyList<Attendee> people, Instant from, Instant to, Ct ct) =>
        GraphOutcomes.Of(() => freeBusy.Of(people, from, to, ct));

    public string Write(SeriesPlan plan) => SeriesEvent.Text(SeriesEvent.Of(plan));

    public Task<CalendarOutcome<BookedSeries>> Book(SeriesPlan plan, string request, Ct ct) => GraphOutcomes.OfMailbox(async () =>
    {
        try
        {
            return Booked(await Post(plan, request, ct));
        }
        catch (GraphFault fault) when (fault.Code is "ErrorDuplicateTransactionId")
        {
            // It was booked before and its answer got lost. Not to be seen yet: Outlook is still writing it, and we come back.
            return await reading.ByMark(plan, ct) is { } standing ? Booked(standing) : throw new GraphFault(503, fault.Code, cause: fault);
        }
    });

    /// <summary>Start, end and recurrence go together, else Outlook shifts the series.</summary>
    public Task<CalendarOutcome<Applied>> Move(SeriesPlan plan, Ct ct) => GraphOutcomes.OfEvent(() =>
    {
        var (start, end) = SeriesEvent.Times(plan);
        return Change(plan, plan.ExternalId!, new Models.Event { Start = start, End = end, Recurrence = SeriesEvent.Recurrence(plan) }, ct);
    });

    public Task<CalendarOutcome<Applied>> Cancel(SeriesPlan plan, string comment, Ct ct) => GraphOutcomes.OfEvent(async () =>
    {
        // Without an id an answer to a booking is still out: it may stand all the same.
        var id = plan.ExternalId ?? (await reading.ByMark(plan, ct))?.Id ?? throw new GraphFault(404, "NeverBooked");
        return await Cancel(plan, id, comment, ct);
    });

    public Task<CalendarOutcome<Applied>> MoveOccurrence(SeriesPlan plan, LocalDate day, LocalDateTime start, Ct ct) =>
        GraphOutcomes.OfEvent(async () =>
            await Change(
                plan,
                await reading.OccurrenceId(plan, day, ct),
                new Models.Event
                {
                    Start = SeriesEvent.At(start, plan.Zone),
                    End = SeriesEvent.At(start.PlusMinutes(plan.Minutes), plan.Zone),
                },
                ct));

    public Task<CalendarOutcome<Applied>> CancelOccurrence(SeriesPlan plan, LocalDate day, string comment, Ct ct) =>
        GraphOutcomes.OfEvent(async () => await Cancel(plan, await reading.OccurrenceId(plan, day, ct), comment, ct));

    public Task<CalendarOutcome<Applied>> Invite(SeriesPlan plan, Attendee guest, Ct ct) => Attendees(plan, ct);

    /// <summary>Outlook tells who is taken out by itself; a comment it has no place for.</summary>
    public Task<CalendarOutcome<Applied>> Uninvite(SeriesPlan plan, Attendee guest, string comment, Ct ct) => Attendees(plan, ct);

    public Task<CalendarOutcome<SeriesSeen>> Read(SeriesPlan plan, Instant from, Ct ct) =>
        GraphOutcomes.OfEvent(() => reading.Read(plan, from, ct));

    /// <summary>All who come: the list takes the place of the one that stands.</summary>
    private Task<CalendarOutcome<Applied>> Attendees(SeriesPlan plan, Ct ct) =>
        GraphOutcomes.OfEvent(() => Change(plan, plan.ExternalId!, new Models.Event { Attendees = SeriesEvent.Attendees(plan) }, ct));

    private async Task<Models.Event> Post(SeriesPlan plan, string request, Ct ct)
    {
        var post = graph.Client.Users[SeriesEvent.Mailbox(plan)].Events.ToPostRequestInformation(new Models.Event());
        post.SetStreamContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(request)), "application/json");
        return await graph.Ask(SeriesEvent.Mailbox(plan), post, Models.Event.CreateFromDiscriminatorValue, ct);
    }

    private async Task<Applied> Change(SeriesPlan plan, string id, Models.Event change, Ct ct)
    {
        var mailbox = SeriesEvent.Mailbox(plan);
        await graph.Ask(
            mailbox,
            graph.Client.Users[mailbox].Events[id].ToPatchRequestInformation(change),
            Models.Event.CreateFromDiscriminatorValue,
            ct);
        return Applied.Value;
    }

    /// <remarks>https://learn.microsoft.com/graph/api/event-cancel</remarks>
    private async Task<Applied> Cancel(SeriesPlan plan, string id, string comment, Ct ct)
    {
        var mailbox = SeriesEvent.Mailbox(plan);
        var there = graph.Client.Users[mailbox].Events[id];
        try
        {
            await graph.Tell(mailbox, there.Cancel.ToPostRequestInformation(new() { Comment = comment }), ct);
        }
        catch (GraphFault fault) when (fault.Status is 400 && plan.Others.All(o => o.Email is null))
        {
            // Nobody was invited, so there is nobody to tell: Outlook cancels meetings only.
            await graph.Tell(mailbox, there.ToDeleteRequestInformation(), ct);
        }
        return Applied.Value;
    }

    /// <exception cref="GraphFault">An answer without an id is none.</exception>
    private static BookedSeries Booked(Models.Event answer) => answer.Id is { Length: > 0 } id
        ? new BookedSeries(id, SeriesEvent.JoinUrl(answer))
        : throw new GraphFault(0, "AnswerWithoutId") { MayHaveHappened = true };
}

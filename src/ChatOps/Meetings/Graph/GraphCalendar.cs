using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Meetings.Graph.Wire;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph;

/// <summary>Outlook, in the calendar of the partner who owns the series.</summary>
internal sealed class GraphCalendar(GraphConnection graph, GraphFreeBusy freeBusy, GraphSeriesReading reading, IClock clock)
    : IMeetingCalendar
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

    /// <summary>
    /// Start, end and recurrence go together, else Outlook shifts the series. Who was taken off the invitation is asked again, and what
    /// else it consisted of goes.
    /// </summary>
    public Task<CalendarOutcome<Applied>> Move(SeriesPlan plan, Ct ct) => GraphOutcomes.OfEvent(async () =>
    {
        var (start, end) = SeriesEvent.Times(plan);
        var change = new Models.Event { Start = start, End = end, Recurrence = SeriesEvent.Recurrence(plan) };
        if (await reading.Lacking(plan, ct) is { Count: > 0 } all)
            change.Attendees = [.. all];
        await Change(plan, plan.ExternalId!, change, ct);
        foreach (var part in plan.Parts)
            await CancelIfThere(plan, part, KindWord.Of(SeriesEnd.Own, plan), ct);
        return Applied.Value;
    });

    /// <summary>All that it consists of, also what somebody made of it and nobody has seen yet.</summary>
    public Task<CalendarOutcome<Applied>> Cancel(SeriesPlan plan, string comment, Ct ct) => GraphOutcomes.OfEvent(async () =>
    {
        // Without an id an answer to a booking is still out: it may stand all the same.
        var ids = plan.ExternalId is { } known ? plan.Parts.Append(known).ToList()
            : (await reading.ByMark(plan, ct))?.Id is { } marked ? [.. plan.Parts, marked]
            : [.. plan.Parts];
        var found = false;
        try
        {
            foreach (var id in ids)
                found |= await CancelIfThere(plan, id, comment, ct);
            foreach (var more in await reading.Successors(plan, [], everywhere: !found, clock.GetCurrentInstant(), ct))
                found |= await CancelIfThere(plan.OwnedBy(more.Owner), more.Master.Id!, comment, ct);
        }
        catch (GraphFault fault) when (GraphOutcomes.IsWithoutMailbox(fault.Code))
        {
            // Nobody can cancel it any more: it is taken out of each calendar that still has it.
            foreach (var partner in plan.Others.Where(p => p.HasCalendar && SeriesEvent.MailboxOf(p) is not null))
                await TakeOut(plan, partner, ct);
            throw;
        }
        return found ? Applied.Value : throw new GraphFault(404, "NeverBooked");
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

    /// <summary>False: it is gone.</summary>
    private async Task<bool> CancelIfThere(SeriesPlan plan, string id, string comment, Ct ct)
    {
        try
        {
            await Cancel(plan, id, comment, ct);
            return true;
        }
        catch (GraphFault fault) when (fault.Status is 404 or 410 && !GraphOutcomes.IsWithoutMailbox(fault.Code))
        {
            return false;
        }
    }

    private async Task TakeOut(SeriesPlan plan, Attendee partner, Ct ct)
    {
        var mailbox = SeriesEvent.MailboxOf(partner)!;
        foreach (var copy in await reading.Copies(plan, partner, ct))
            await graph.Tell(mailbox, graph.Client.Users[mailbox].Events[copy].ToDeleteRequestInformation(), ct);
    }

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

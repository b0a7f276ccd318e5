using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Wire;
using Microsoft.Graph.Users.Item.Calendar.GetSchedule;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>
/// Free and busy of the partners, and their working hours. findMeetingTimes knows no application on its own, so the times are compared by
/// us.
/// </summary>
/// <remarks>https://learn.microsoft.com/graph/api/calendar-getschedule</remarks>
internal sealed class GraphFreeBusy(GraphConnection graph)
{
    private const int IntervalMinutes = 15;

    /// <summary>
    /// Asked in the first mailbox that there is. Who gives their own times, is a guest, or has no address, is not asked about. Stated hours
    /// count for nobody else but those who have no mailbox: what is not known now is not free.
    /// </summary>
    /// <exception cref="GraphFault">Somebody's times can't be told now: all are asked for again later.</exception>
    public async Task<IReadOnlyList<Availability>> Of(IReadOnlyList<Attendee> people, Instant from, Instant to, Ct ct)
    {
        var asked = people.Where(p => p is { HasCalendar: true, Email: not null }).ToList();
        var schedules = new Dictionary<string, Models.ScheduleInformation>(StringComparer.OrdinalIgnoreCase);
        foreach (var through in asked)
        {
            if (await Schedules(through, asked, from, to, ct) is not { } answer)
                continue;
            foreach (var schedule in answer.Where(s => s.ScheduleId is not null))
                schedules[schedule.ScheduleId!] = schedule;
            foreach (var person in asked)
                Check(schedules.GetValueOrDefault(person.Email!));
            break;
        }
        var found = new List<Availability>();
        foreach (var person in people)
        {
            found.Add(asked.Contains(person) && schedules.GetValueOrDefault(person.Email!) is { Error: null } schedule
                ? Busyness.Of(person, schedule, from, IntervalMinutes, Busyness.Hours(schedule.WorkingHours) ?? await HoursOf(person, ct))
                : new Availability { PersonId = person.PersonId });
        }
        return found;
    }

    /// <summary>Each person in an answer that is good as a whole has an error of their own. It may be a bare number.</summary>
    private static void Check(Models.ScheduleInformation? schedule)
    {
        var code = schedule is null ? "NoSchedule" : schedule.Error is { } error ? error.ResponseCode ?? "NoCode" : null;
        if (code is not null && !GraphOutcomes.IsWithoutMailbox(code))
            throw new GraphFault(503, code);
    }

    /// <summary>Null: that mailbox is not there.</summary>
    private async Task<List<Models.ScheduleInformation>?> Schedules(Attendee through, List<Attendee> asked, Instant from, Instant to, Ct ct)
    {
        var mailbox = SeriesEvent.MailboxOf(through)!;
        var request = graph.Client.Users[mailbox].Calendar.GetSchedule.ToPostRequestInformation(new GetSchedulePostRequestBody
        {
            Schedules = [.. asked.Select(a => a.Email!)],
            StartTime = SeriesEvent.At(from.InUtc().LocalDateTime, DateTimeZone.Utc),
            EndTime = SeriesEvent.At(to.InUtc().LocalDateTime, DateTimeZone.Utc),
            AvailabilityViewInterval = IntervalMinutes,
        });
        try
        {
            return (await graph.Ask(mailbox, request, GetSchedulePostResponse.CreateFromDiscriminatorValue, ct)).Value ?? [];
        }
        catch (GraphFault fault) when (GraphOutcomes.HasNoMailbox(fault))
        {
            return null;
        }
    }

    /// <summary>Where the schedule did not tell them. Null where nobody may look: then stated hours count.</summary>
    private async Task<WorkingHours?> HoursOf(Attendee person, Ct ct)
    {
        var mailbox = SeriesEvent.MailboxOf(person)!;
        var request = graph
            .Client.Users[mailbox]
            .MailboxSettings.ToGetRequestInformation(r => r.QueryParameters.Select = ["timeZone", "workingHours"]);
        try
        {
            var settings = await graph.Ask(mailbox, request, Models.MailboxSettings.CreateFromDiscriminatorValue, ct);
            return Busyness.Hours(settings.WorkingHours, OutlookZones.Named(settings.TimeZone));
        }
        catch (GraphFault fault) when (fault.Status is 403 or 404 || GraphOutcomes.HasNoMailbox(fault))
        {
            return null;
        }
    }
}

using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;
using ChatOps.Settings;

namespace ChatOps.Meetings.Ics;

/// <summary>
/// Meetings without Outlook: times from stated hours, private feeds that are written from our own tables when they are read, and where mail
/// is set an invitation by mail. So a booking is done at once; what follows by mail never holds it up.
/// </summary>
internal sealed class IcsCalendar(MailedInvitations mail, MailSettings settings, IClock clock) : IMeetingCalendar
{
    public CalendarKind Kind => CalendarKind.Ics;

    public Task<CalendarOutcome<IReadOnlyList<Availability>>> FreeBusy(IReadOnlyList<Attendee> people, Instant from, Instant to, Ct ct) =>
        Task.FromResult<CalendarOutcome<IReadOnlyList<Availability>>>(
            new CalendarOutcome<IReadOnlyList<Availability>>.Done([.. people.Select(p => new Availability { PersonId = p.PersonId })]));

    public string Write(SeriesPlan plan) => IcsCalendarText.UidOf(plan.SeriesId);

    public Task<CalendarOutcome<BookedSeries>> Book(SeriesPlan plan, string request, Ct ct) =>
        Task.FromResult<CalendarOutcome<BookedSeries>>(new CalendarOutcome<BookedSeries>.Done(new BookedSeries(request, null)));

    /// <summary>The invitation, new or changed.</summary>
    public Task<CalendarOutcome<Applied>> Move(SeriesPlan plan, Ct ct) => mail.Send(
        plan, All(plan), "REQUEST", IcsCalendarText.Request(Told(plan), Organizer), _ => plan.Subject, t => t["meeting.body"], ct);

    public Task<CalendarOutcome<Applied>> Cancel(SeriesPlan plan, string comment, Ct ct) =>
        mail.Send(
            plan,
            All(plan),
            "CANCEL",
            IcsCalendarText.Cancel(Told(plan), comment, Organizer),
            t => t.Fill("meeting.mail.cancelled", ("subject", plan.Subject)),
            _ => comment,
            ct);

    public Task<CalendarOutcome<Applied>> MoveOccurrence(SeriesPlan plan, LocalDate day, LocalDateTime start, Ct ct) =>
        mail.Send(
            plan,
            All(plan),
            "REQUEST",
            IcsCalendarText.RequestOne(Told(plan), day, start, Organizer),
            _ => plan.Subject,
            t => t["meeting.body"],
            ct);

    public Task<CalendarOutcome<Applied>> CancelOccurrence(SeriesPlan plan, LocalDate day, string comment, Ct ct) =>
        mail.Send(
            plan,
            All(plan),
            "CANCEL",
            IcsCalendarText.CancelOne(Told(plan), day, comment, Organizer),
            t => t.Fill("meeting.mail.cancelled", ("subject", plan.Subject)),
            _ => comment,
            ct);

    public Task<CalendarOutcome<Applied>> Invite(SeriesPlan plan, Attendee guest, Ct ct) => mail.Send(
        plan, [guest], "REQUEST", IcsCalendarText.Request(Told(Coming(plan)), Organizer), _ => plan.Subject, t => t["meeting.body"], ct);

    public Task<CalendarOutcome<Applied>> Uninvite(SeriesPlan plan, Attendee guest, string comment, Ct ct) =>
        mail.Send(
            plan,
            [guest],
            "CANCEL",
            IcsCalendarText.Cancel(Told(Coming(plan with { Guests = [guest] })), comment, Organizer),
            t => t.Fill("meeting.mail.cancelled", ("subject", plan.Subject)),
            _ => comment,
            ct);

    /// <summary>As the plan says: nobody but us writes here.</summary>
    public Task<CalendarOutcome<SeriesSeen>> Read(SeriesPlan plan, Instant from, Ct ct) => Task.FromResult<CalendarOutcome<SeriesSeen>>(
        new CalendarOutcome<SeriesSeen>.Refused("nothing_to_read"));

    private static IEnumerable<Attendee> All(SeriesPlan plan) => plan.Everybody.Concat(plan.Guests);

    /// <summary>What is left of it: a guest was at none of the earlier ones.</summary>
    private SeriesPlan Coming(SeriesPlan plan)
    {
        var now = clock.GetCurrentInstant();
        return plan.Days().Select(d => (LocalDate?)d).FirstOrDefault(d => WallTime.At(d!.Value.At(plan.From), plan.Zone) > now) is { } day
            ? plan with
            {
                FirstDay = day,
            }
            : plan;
    }

    private string Organizer => MailedInvitations.Organizer(settings);

    private IcsSeries Told(SeriesPlan plan) => new(plan, [], clock.GetCurrentInstant());
}

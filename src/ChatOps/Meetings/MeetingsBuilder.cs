using ChatOps.Clock;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Changes;
using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Standing;
using ChatOps.Meetings.Stuck;
using ChatOps.Meetings.Work;
using ChatOps.Settings;
using ChatOps.Storage.Faults;

namespace ChatOps.Meetings;

/// <summary>Wiring of this slice; its use cases and cards stand in <see cref="Routes"/>.</summary>
internal static class MeetingsBuilder
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddGuard()
        .AddSingleton(s => s.GetRequiredService<ChatOpsSettings>().Mail)
        .AddSingleton<MeetingSignal>()
        .AddSingleton<SeriesStore>()
        .AddSingleton<OccurrenceStore>()
        .AddSingleton<TimeProposalStore>()
        .AddSingleton<CallStore>()
        .AddSingleton<FeedStore>()
        .AddSingleton<FeedLinks>()
        .AddSingleton<Feeds>()
        .AddSingleton<MailedInvitations>()
        .AddSingleton<IMeetingCalendar, IcsCalendar>()
        .AddSingleton<MeetingCalendars>()
        .AddSingleton<StuckMeetings>()
        .AddSingleton<FirstMeeting>()
        .AddSingleton<MeetingNews>()
        .AddSingleton<MeetingViews>()
        .AddSingleton<SeriesBooking>()
        .AddSingleton<MeetingGuests>()
        .AddSingleton<SeriesChanges>()
        .AddSingleton<BookingCalls>()
        .AddSingleton<ChangeCalls>()
        .AddSingleton<LookingCalls>()
        .AddSingleton<CallRunner>()
        .AddSingleton<ITick, ReconcileMeetings>()
        .AddHostedService<MeetingWorker>();
}

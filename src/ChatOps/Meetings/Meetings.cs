using ChatOps.Accounts.Changes;
using ChatOps.Clock;
using ChatOps.Credentials;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Changes;
using ChatOps.Meetings.Graph;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Meetings.Graph.Watching;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Records;
using ChatOps.Meetings.Standing;
using ChatOps.Meetings.Stuck;
using ChatOps.Meetings.Work;
using ChatOps.Privacy.Records;
using ChatOps.Settings;

namespace ChatOps.Meetings;

/// <summary>
/// Wiring of the meetings. Outlook's part comes only where Graph is connected; its addresses exist without settings, too, and then answer
/// 401.
/// </summary>
internal static class Meetings
{
    public static IServiceCollection AddMeetings(this IServiceCollection services, GraphSettings graph)
    {
        services
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
            .AddHostedService<MeetingWorker>()
            .AddSingleton<WatchStore>()
            .AddSingleton<GraphSignal>()
            .AddSingleton<GraphNotifications>()
            .AddSingleton<IRecord, MeetingsRecord>();
        return graph.IsConnected ? services.AddOutlook(graph) : services;
    }

    /// <summary>Tokens go by the real clock, whatever clock the product runs on.</summary>
    private static IServiceCollection AddOutlook(this IServiceCollection services, GraphSettings graph) => services
        .AddSingleton(s => new GraphConnection(
            graph,
            new ClientCredentials(
                GraphConnection.IdentityOf(graph),
                new SteadyClock(SystemClock.Instance, TimeProvider.System),
                PlainHttp.Wire(wayOut: s.GetRequiredService<WayOut>())),
            new MailboxGates(s.GetRequiredService<SteadyClock>()),
            s.GetRequiredService<IClock>(),
            s.GetRequiredService<WayOut>()))
        .AddSingleton<IDirectory, GraphDirectory>()
        .AddSingleton<GraphFreeBusy>()
        .AddSingleton<GraphSeriesReading>()
        .AddSingleton<IMeetingCalendar, GraphCalendar>()
        .AddSingleton<Subscriptions>()
        .AddSingleton<CalendarDelta>()
        .AddSingleton<WatchMailbox>()
        .AddSingleton<ITick, KeepWatch>()
        .AddHostedService<Watcher>();
}

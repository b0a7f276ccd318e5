using ChatOps.Channels;
using ChatOps.Channels.Sending;
using ChatOps.Clock;
using ChatOps.Demo.History;
using ChatOps.Joining.Changes;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Work;
using ChatOps.Operations;
using ChatOps.Programs;
using ChatOps.Settings;

namespace ChatOps.Demo;

/// <summary>
/// Wiring of the demo, in place of what it replaces: the clock and the outbox's waiting, sample accounts beside the real ones. Called last.
/// Everything else goes by the real <see cref="TimeProvider"/>: sign-in sessions, the scheduler, timeouts.
/// </summary>
internal static class Demo
{
    /// <summary>What its clock does not do: the desk vouches for the sample accounts, whatever workspaces are trusted.</summary>
    public static readonly IReadOnlyList<Type> LeavesOut = [typeof(TrustCheck)];

    public static IServiceCollection AddDemo(this IServiceCollection services, ChatOpsSettings settings, ServeOptions options)
    {
        services.AddSingleton(_ => new DemoClock(
            options.At ?? SystemClock.Instance.GetCurrentInstant(), options.Speed, TimeProvider.System));
        services.AddSingleton<IClock>(s => s.GetRequiredService<DemoClock>());
        services.AddSingleton(s => new DemoTime(s.GetRequiredService<DemoClock>(), TimeProvider.System));
        services.AddSingleton(s => new SteadyClock(s.GetRequiredService<IClock>(), s.GetRequiredService<DemoTime>()));
        services.AddSingleton(new ModeratorList([.. settings.Moderators, DemoPeople.Moderator.Email]));
        services.AddSingleton<DemoChats>();
        foreach (var channel in Taken(services, d => d.ServiceType == typeof(IChannel)))
            services.AddSingleton<IChannel>(s => new DemoChannel(
                (IChannel)Made(s, channel), s.GetRequiredService<DemoChats>(), s.GetRequiredService<IClock>()));
        foreach (var _ in Taken(services, d => d.ImplementationType == typeof(OutboxWorker)))
            services.AddHostedService(s => ActivatorUtilities.CreateInstance<OutboxWorker>(s, s.GetRequiredService<DemoTime>()));
        foreach (var _ in Taken(services, d => d.ImplementationType == typeof(MeetingWorker)))
            services.AddHostedService(s => ActivatorUtilities.CreateInstance<MeetingWorker>(s, s.GetRequiredService<DemoTime>()));
        // Nobody is looked for outside.
        Taken(services, d => d.ServiceType == typeof(IFindByEmail));
        // Its calendar is our own, whatever else is configured: nobody real is invited to anything.
        Taken(services, d => d.ServiceType == typeof(IMeetingCalendar) && d.ImplementationType != typeof(IcsCalendar));
        services.AddSingleton(new MailSettings());

        services
            .AddSingleton<SampleProgram>()
            .AddSingleton<SampleMeetings>()
            .AddSingleton<SampleRounds>()
            .AddSingleton<SampleJoining>()
            .AddSingleton<SampleChats>();
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, DemoStart>());

        services
            .AddSingleton<DemoCalm>()
            .AddSingleton<DemoJump>()
            .AddSingleton<DemoGestures>()
            .AddSingleton<DemoRoster>()
            .AddSingleton<DemoDesk>();
        return services;
    }

    private static List<ServiceDescriptor> Taken(IServiceCollection services, Func<ServiceDescriptor, bool> which)
    {
        var taken = services.Where(which).ToList();
        taken.ForEach(d => services.Remove(d));
        return taken;
    }

    private static object Made(IServiceProvider s, ServiceDescriptor service) =>
        service.ImplementationFactory?.Invoke(s) ?? ActivatorUtilities.CreateInstance(s, service.ImplementationType!);
}

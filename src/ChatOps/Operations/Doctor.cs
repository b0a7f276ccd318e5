using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Clock;
using ChatOps.Credentials;
using ChatOps.Meetings;
using ChatOps.Operations.Checks;
using ChatOps.Operations.Checks.Hr;
using ChatOps.Operations.Checks.Meeting;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Operations;

/// <summary><c>doctor</c>: looks at everything, one line each, and changes nothing.</summary>
internal static class Doctor
{
    /// <summary>In the order of the lines. 1 when something that is configured would stop the main job.</summary>
    public static async Task<int> Run(WebApplicationBuilder builder, TextWriter output, Ct ct)
    {
        var (settings, faults) = Configuration.Read(builder);
        await using var trace = DatabaseFile.LeaveNoTrace(settings.Database);
        await using var services = Services(builder.Services, settings, faults);
        var code = 0;
        foreach (var check in services.GetServices<ICheck>())
        {
            var diagnosis = await Run(check, ct);
            await output.WriteLineAsync(diagnosis.ToString());
            if (diagnosis.State == CheckState.Failed)
                code = 1;
        }

        return code;
    }

    private static async Task<Diagnosis> Run(ICheck check, Ct ct)
    {
        try
        {
            return await check.Run(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The other lines still come. The message could hold a value, so only the kind is told.
            return check.Failed($"the check itself failed ({e.GetType().Name}).");
        }
    }

    private static ServiceProvider Services(IServiceCollection services, ChatOpsSettings settings, IReadOnlyList<string> faults)
    {
        if (!SettingsRules.IsKeyPlace(settings.ContentKey))
            settings = settings with { ContentKey = new ChatOpsSettings().ContentKey };
        services.AddSingleton(new SettingsFaults(faults)).AddSingleton<ParticipationRole>();
        services.AddStorage().AddCredentials().AddSettings(settings).AddClock(settings.Database, 1).AddPrivacy();
        services.AddChannels().AddSlack().AddMeetings(settings.Graph);
        return services
            .AddSingleton<ICheck, ConfigurationCheck>()
            .AddSingleton<ICheck, DatabaseCheck>()
            .AddSingleton<ICheck, KeyPlaceCheck>()
            .AddSingleton<ICheck, ClockCheck>()
            .AddSingleton<ICheck, PublicUrlCheck>()
            .AddSingleton<ICheck, SlackCheck>()
            .AddSingleton<ICheck, TeamsCheck>()
            .AddSingleton<ICheck, GraphCheck>()
            .AddSingleton<ICheck, MailCheck>()
            .AddSingleton<ICheck, MeetingsCheck>()
            .AddSingleton<ICheck, EntraCheck>()
            .AddSingleton<ICheck, ParticipationCheck>()
            .AddSingleton<ICheck, HeadcountCheck>()
            .AddSingleton<ICheck, OutboxCheck>()
            .AddSingleton<ICheck, FaultsCheck>()
            .BuildServiceProvider();
    }
}

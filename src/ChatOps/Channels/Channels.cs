using ChatOps.Channels.Claiming;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Queueing;
using ChatOps.Channels.Records;
using ChatOps.Channels.Sending;
using ChatOps.Privacy.Records;

namespace ChatOps.Channels;

/// <summary>Wiring of what all channels share: the dispatcher in front of the slices, and the outbox behind them. All waiting of its worker
/// goes through the <see cref="TimeProvider"/>, which must run as fast as the <see cref="IClock"/> does.</summary>
internal static class Channels
{
    public static IServiceCollection AddChannels(this IServiceCollection services) => services
        .AddSingleton<Welcome>()
        .AddSingleton<Deliveries>()
        .AddSingleton<FirstAnswers>()
        .AddSingleton<Dispatcher>()
        .AddSingleton<Dispatch>(s => s.GetRequiredService<Dispatcher>().Dispatch)
        .AddSingleton<CardBuilders>()
        .AddSingleton<BuildCard>(s => s.GetRequiredService<CardBuilders>().Build)
        .AddSingleton<OutboxSignal>()
        .AddSingleton<Outbox>()
        .AddSingleton<OutboxMetrics>()
        .AddSingleton<OutboxClaims>()
        .AddSingleton<OutboxLooks>()
        .AddSingleton<OutboxRecords>()
        .AddSingleton<OutboxReport>()
        .AddSingleton<CardSender>()
        .AddHostedService<OutboxWorker>()
        .AddSingleton<IRecord, ChannelsRecord>();
}

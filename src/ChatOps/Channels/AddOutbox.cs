using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.Channels.Sending;

namespace ChatOps.Channels;

internal static class Outboxes
{
    /// <summary>
    /// The outbox and its worker. Needs what the host adds besides: the database, the checkpoint, <see cref="IClock"/> and a <see cref="TimeProvider"/> of the same speed, the
    /// channels, <see cref="BuildCard"/> and <see cref="TakeProfile"/>.
    /// </summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<OutboxSignal>()
        .AddSingleton<Outbox>()
        .AddSingleton<OutboxMetrics>()
        .AddSingleton<OutboxClaims>()
        .AddSingleton<OutboxLooks>()
        .AddSingleton<OutboxRecords>()
        .AddSingleton<OutboxReport>()
        .AddSingleton<CardSender>()
        .AddHostedService<OutboxWorker>();
}

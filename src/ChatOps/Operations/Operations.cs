using ChatOps.Operations.Measuring;
using ChatOps.Operations.Probing;
using ChatOps.Participation;
using ChatOps.Settings;

namespace ChatOps.Operations;

/// <summary>Wiring of what an operator sees: the start, probes, measuring, and HR's page inside this host.</summary>
internal static class Operations
{
    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder, ChatOpsSettings settings)
    {
        builder.Services
            .AddSingleton<Heartbeat>()
            .AddSingleton<Readiness>()
            .AddSingleton<Startup>()
            .AddHostedService(s => s.GetRequiredService<Startup>())
            .AddSingleton<ParticipationRole>()
            .AddParticipation(ParticipationPages.Describe);
        builder.AddTelemetry(settings);
        return builder;
    }
}

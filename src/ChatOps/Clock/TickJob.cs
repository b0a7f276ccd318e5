using Quartz;

namespace ChatOps.Clock;

/// <summary>Every few seconds one look at the clock. Never twice at once, over all instances.</summary>
[DisallowConcurrentExecution]
internal sealed class TickJob(Ticks ticks) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, Ct ct) => await ticks.Run(ct);
}

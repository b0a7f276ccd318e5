using ChatOps.Storage;

namespace ChatOps.Demo;

/// <summary>
/// Waits until the sample chats show all that is due, so that a page without a script is up to date. For a moment, not for ever.
/// </summary>
internal sealed class DemoCalm(Db db, IClock clock)
{
    private static readonly SqlText Sql = new("Demo");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public async Task Comes(Ct ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(Patience);
        try
        {
            while (await IsUnderWay(end.Token))
                await Task.Delay(Pause, end.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
        }
    }

    private Task<bool> IsUnderWay(Ct ct) =>
        db.Read(
            async session =>
                await session.Find<int>(Sql["CountUnderWay"], new { Lanes = "%:" + DemoPerson.Tenant, Now = clock.GetCurrentInstant() })
                > 0,
            ct);
}

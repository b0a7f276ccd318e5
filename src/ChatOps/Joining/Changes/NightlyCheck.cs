using ChatOps.Accounts.Changes;
using ChatOps.Clock;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining.Changes;

/// <summary>The clock's way to the check of people.</summary>
internal sealed class NightlyCheck(CheckPeople check, Guard guard) : ITick
{
    public async Task Tick(Instant now, Ct ct) => await check.Tick(await guard.Begin(nameof(NightlyCheck), now, ct), now, ct);
}

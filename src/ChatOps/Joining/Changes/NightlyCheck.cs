using ChatOps.Operations;
using ChatOps.People.Changes;

namespace ChatOps.Joining;

/// <summary>The clock's way to the check of people.</summary>
internal sealed class NightlyCheck(CheckPeople check) : ITick
{
    public Task Tick(Instant now, Ct ct) => check.Tick(now, ct);
}

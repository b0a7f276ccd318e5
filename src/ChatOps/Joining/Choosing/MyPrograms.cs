using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Joining.Choosing;

/// <summary>
/// The programs in which an action makes sense for somebody: the ones they are in, or the ones they moderate; for inviting both.
/// </summary>
internal sealed class MyPrograms(ProgramStore programs, MembershipStore memberships)
{
    /// <summary>The states in which a member's action makes sense. Every action that is not named here is a moderator's.</summary>
    private static readonly Dictionary<string, MembershipState[]> States = new()
    {
        ["membership.pause"] = [MembershipState.Active],
        ["membership.resume"] = [MembershipState.Paused],
        ["membership.leave"] = [MembershipState.Active, MembershipState.Applied, MembershipState.Paused],
        ["preferences.open"] = [MembershipState.Active, MembershipState.Applied, MembershipState.Paused, MembershipState.Graduated],
        ["invitation.open"] = [MembershipState.Active, MembershipState.Applied, MembershipState.Paused],
    };

    public async Task<IReadOnlyList<Program>> For(Session db, Person person, string action)
    {
        if (!States.TryGetValue(action, out var states))
            return person.WorkEmail is { } email ? await programs.ModeratedBy(db, email) : [];
        var mine = (await memberships.Of(db, person.Id)).Where(m => states.Contains(m.State)).Select(m => m.ProgramId).ToHashSet();
        if (action == "invitation.open" && person.WorkEmail is { } address)
            mine.UnionWith((await programs.ModeratedBy(db, address)).Select(p => p.Id));
        return [.. (await programs.All(db)).Where(p => mine.Contains(p.Id))];
    }
}

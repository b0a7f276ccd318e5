using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels.Dispatching;

/// <summary>What an adapter calls with what somebody did. In the host this is <see cref="Dispatcher.Dispatch"/>.</summary>
internal delegate Task<Answer> Dispatch(Inbound inbound, Ct ct);

/// <summary>
/// Records some gestures with their outcome, in the unit of work in which they happen: what was done and that it was done are stored
/// together.
/// </summary>
internal interface IGestureAudit
{
    /// <summary>Asked before anything changes: a group that is split holds nobody afterwards. Null: this gesture is not recorded.</summary>
    Task<GestureAbout?> About(Visit visit);

    Task Record(Session db, GestureAbout about, Reply reply);
}

/// <param name="Actor">Who: a person's id, or how they signed in to a page.</param>
/// <param name="Action">The route.</param>
/// <param name="People">Whom it is about; null in the list: nobody in particular.</param>
internal sealed record GestureAbout(string Actor, string Action, IReadOnlyList<PersonId?> People);

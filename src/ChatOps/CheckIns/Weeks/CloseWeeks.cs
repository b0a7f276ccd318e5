using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Weeks;

/// <summary>Weeks whose time is over.</summary>
internal sealed class CloseWeeks(WeekStore store, Outbox outbox)
{
    public Task<IReadOnlyList<string>> Find(Session db, Instant now, int most) => store.WeeksOver(db, now, most);

    /// <summary>One batch in the caller's unit of work.</summary>
    public async Task Run(Session db, IReadOnlyList<string> over)
    {
        foreach (var id in over)
        {
            if (await store.Close(db, id) is { } closed)
                await Tell(db, outbox, closed);
        }
    }

    /// <summary>
    /// A card that still asks for something changes, so that there is never more than one open check-in in a chat. A shared one keeps its
    /// summary as it is: editing every message of a company each Monday would cost more calls than the new cards; its buttons answer that
    /// the week is over.
    /// </summary>
    internal static Task Tell(Session db, Outbox outbox, ClosedWeek closed) =>
        closed.State == CheckInState.Shared ? Task.CompletedTask : outbox.Refresh(db, new CardRef(CheckInForm.Kind, closed.Id));
}

using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy;

/// <summary>Append-only: who looked at or changed what of whom. No words, no names.</summary>
internal sealed class AuditLog(IClock clock)
{
    private static readonly SqlText Sql = new("Privacy");

    /// <param name="db">The unit of work in which it happens.</param>
    /// <param name="actor">Who: a person's id, <c>operator</c>, <c>one-time link</c>.</param>
    /// <param name="action">What, as <c>participation.opened</c>.</param>
    /// <param name="person">Whom it is about; null: nobody in particular.</param>
    /// <param name="isRefused">It was asked for and not done.</param>
    /// <param name="reason">Why, or at what: a workspace's id. Never a word of a member.</param>
    public Task Record(Session db, string actor, string action, PersonId? person = null, bool isRefused = false, string? reason = null) =>
        db.Execute(Sql["RecordAccess"], new
        {
            Id = Ids.New(),
            At = clock.GetCurrentInstant(),
            Actor = actor,
            Action = action,
            PersonId = person?.Value,
            Reason = reason,
            Outcome = isRefused ? "refused" : "done",
        });
}

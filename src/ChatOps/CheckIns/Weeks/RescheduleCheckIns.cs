using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Weeks;

/// <summary>
/// Plans a member's next check-in anew: when they become active, a round opens, they are paired, or their zone or days change. The open
/// card is drawn again, because it names the partner and the close.
/// </summary>
internal sealed class RescheduleCheckIns(WeekStore store, Outbox outbox) : IRescheduleCheckIns
{
    public async Task Reschedule(Session db, ProgramId program, PersonId person, Instant now)
    {
        if (await store.LoadMember(db, program, person) is not { } member)
            return;
        var next = Decide(member, now);
        await store.PlanNext(db, member.MembershipId, next);
        if (await store.OpenOf(db, member.MembershipId, now) is not { } open)
            return;
        if (next > now)
            await store.MoveClose(db, member, next.Value);
        if (member.Rhythm is { } rhythm)
            await store.Adjust(
                db,
                open,
                rhythm.Adjusted(next > now ? open with { ClosesAt = next.Value } : open),
                member.IsActive && rhythm.HasWorkDay(open.Week));
        await outbox.Refresh(db, new CardRef(CheckInForm.Kind, open.Id));
    }

    /// <summary>Now, when a week is open that this member does not have yet; else when the next one opens; null when none will.</summary>
    internal static Instant? Decide(DueMember member, Instant now) =>
        !member.IsActive || member.Rhythm?.Next(member.LastWeek, now) is not { } week ? null : Instant.Max(week.OpensAt, now);
}

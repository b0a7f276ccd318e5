using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining.Choosing;

namespace ChatOps.Joining.Leaving;

/// <summary>
/// <c>membership.leave</c> asks once, no reason wanted; <c>leave-yes</c>, <c>leave-no</c> and <c>leave-undo</c> answer on the same card. A
/// yes takes effect ten minutes later, when the partner is told: until then nobody knows, and it can be undone. Subject: the program;
/// empty: the only one, else they are asked.
/// </summary>
internal sealed class LeaveProgram(MyPrograms programs, MembershipStore memberships, LeavingStore leavings, Outbox outbox) : IUseCase
{
    internal static readonly Duration UndoFor = Duration.FromMinutes(10);

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var which = WhichProgram.Of(visit, await programs.For(visit.Db, visit.Person, "membership.leave"));
        if (which is WhichProgram.Choice.Ask)
            return new Reply.Aside(new CardRef(WhichProgramCard.Kind, "membership.leave"));
        if (which is not WhichProgram.Choice.One one)
            return await TooLate(visit);
        var card = new CardRef(LeaveCard.Kind, one.Program.Id.Value);
        if (await memberships.Load(visit.Db, one.Program.Id, visit.Person.Id) is not { } membership)
            return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.nothing"));
        var leaving = Decide(await leavings.Find(visit.Db, membership.Id), visit.Inbound.Action, visit.Now);
        await leavings.Save(visit.Db, membership.Id, leaving);
        // From a modal, which is closed when it ends, the card goes to the chat as well: there it can be undone, and says so afterwards.
        if (leaving.State == LeavingState.Leaves)
            await outbox.Queue(visit.Db, new Posting(card, visit.Person.Id, visit.Now) { Account = visit.Account.Id });
        else
            await outbox.Refresh(visit.Db, card);
        return visit.Inbound.Action == "membership.leave" ? new Reply.Aside(card) : new Reply.Show(card);
    }

    /// <summary>Asked again while it can be undone, it stays as it is; pressed twice, the time does not move.</summary>
    internal static Leaving Decide(Leaving? before, string action, Instant now) => (action, before) switch
    {
        ("membership.leave" or "membership.leave-yes", { State: LeavingState.Leaves }) => before,
        ("membership.leave", _) => new Leaving(LeavingState.Asked, null),
        ("membership.leave-yes", _) => new Leaving(LeavingState.Leaves, now + UndoFor),
        _ => new Leaving(LeavingState.Stays, null),
    };

    /// <summary>They are in nothing that they could leave: the card of a program that they left says so.</summary>
    private async Task<Reply> TooLate(Visit visit) =>
        visit.Inbound.Action != "membership.leave"
        && await memberships.Find(visit.Db, new Programs.ProgramId(visit.Subject), visit.Person.Id) is not null
            ? new Reply.Show(new CardRef(LeaveCard.Kind, visit.Subject)) { IsRefusal = true }
            : new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.nothing"));
}

using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Accounts.Changes;

/// <summary>
/// A moderator takes over what a check found, or leaves it be until the next night: of the people in programs that they moderate, and of
/// nobody else. Subject: the check.
/// </summary>
internal sealed class ConfirmChanges(CheckStore checks, ChangePlan plan, TakeOver takeOver, IPeopleChanged changed, Outbox outbox)
    : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var mine = visit.Person.WorkEmail is { } email ? await changed.ModeratedBy(visit.Db, email) : new HashSet<PersonId>();
        if (mine.Count == 0)
            return new Reply.Say("error.moderators_only");
        if (await checks.Load(visit.Db, visit.Subject) is { State: "waiting" } check)
        {
            var planned = await plan.Of(visit.Db, check.Id);
            foreach (var one in planned.Where(p => mine.Contains(p.Change.Before.Id)))
            {
                if (visit.Inbound.Action == "people-check.confirm")
                    await takeOver.Run(visit.Db, check.Id, one, visit.Now);
                else
                    await checks.NoteApplied(visit.Db, check.Id, one.Change.Before.Id);
            }

            if (planned.All(p => mine.Contains(p.Change.Before.Id) || !p.Change.Counts))
                await checks.Move(visit.Db, check.Id, "done");
        }

        var card = new CardRef(PeopleCheckCard.Kind, visit.Subject);
        await outbox.Refresh(visit.Db, card);
        return new Reply.Show(card);
    }
}

using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>The moderator admits or declines an applicant; the applicant hears of it either way. Subject: the membership.</summary>
internal abstract class AnswerApplicant(ProgramStore programs, MembershipStore memberships, Outbox outbox, MembershipState outcome)
    : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await memberships.Load(visit.Db, visit.Subject) is not { } membership
            || !await programs.IsModerator(visit.Db, membership.ProgramId, visit.Person.WorkEmail))
            return new Reply.Say("error.moderators_only");
        var shown = new Reply.Show(new CardRef(ApplicantsCard.Kind, membership.ProgramId.Value));
        if (membership.State != MembershipState.Applied)
            return shown with { IsRefusal = true };
        await memberships.Save(visit.Db, membership with { State = outcome }, visit.Now);
        await outbox.Queue(visit.Db, new Posting(new CardRef(AdmittedCard.Kind, membership.Id), membership.PersonId, visit.Now));
        await outbox.Refresh(visit.Db, shown.Card);
        return shown;
    }
}

internal sealed class AdmitApplicant(ProgramStore programs, MembershipStore memberships, Outbox outbox)
    : AnswerApplicant(programs, memberships, outbox, MembershipState.Active);

internal sealed class DeclineApplicant(ProgramStore programs, MembershipStore memberships, Outbox outbox)
    : AnswerApplicant(programs, memberships, outbox, MembershipState.Left);

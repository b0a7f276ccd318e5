using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>A moderator says "post" in a channel: the join card of their program appears there. Subject: the program, where they moderate several.</summary>
internal sealed class PostJoinCard(ProgramStore programs, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var moderated = visit.Person.WorkEmail is { } email ? await programs.ModeratedBy(visit.Db, email) : [];
        var program = moderated.FirstOrDefault(p => visit.Subject.Length == 0 || p.Id.Value == visit.Subject);
        if (program is null)
            return new Reply.Say("error.moderators_only");
        if (visit.Inbound.Place is not { } place)
            return new Reply.Say("invite.in_a_channel");
        await outbox.Queue(visit.Db, new Posting(new CardRef(JoinInviteCard.Kind, program.Id.Value), visit.Person.Id, visit.Now)
        {
            Place = place,
            PostsAnew = true,
            Account = visit.Account.Id,
            Importance = Importance.Answer,
        });
        return Reply.Done;
    }
}

using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining.Choosing;
using ChatOps.Joining.Introductions;

namespace ChatOps.Joining;

/// <summary>
/// A moderator says "post" in a channel: the join card of their program appears there. Introductions go there too, unless another channel
/// was said.
/// </summary>
internal sealed class PostJoinCard(MyPrograms mine, ProgramChannels channels, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var moderated = await mine.For(visit.Db, visit.Person, "program.post");
        if (moderated.Count == 0)
            return new Reply.Say("error.moderators_only");
        if (visit.Inbound.Place is not { } place)
            return new Reply.Say("invite.in_a_channel");
        if (WhichProgram.Of(visit, moderated) is not WhichProgram.Choice.One { Program: var program })
            return new Reply.Say("invite.which");
        if (await channels.Of(visit.Db, program.Id) is null)
            await channels.Set(visit.Db, program.Id, place, visit);
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

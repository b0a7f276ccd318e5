using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Programs;

namespace ChatOps.Joining.Introductions;

/// <summary>"Post it", after the preview. Subject: the program.</summary>
internal sealed class PostIntroduction(MembershipStore memberships, ProgramChannels channels, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var program = new ProgramId(visit.Subject);
        if (await memberships.Find(visit.Db, program, visit.Person.Id) is not { State: not MembershipState.Left } membership
            || await memberships.FindIntake(visit.Db, membership) is not { PostsIntro: true, Words.Intro: not null }
            || await channels.Of(visit.Db, program) is not { } channel)
            return new Reply.Say("error.not_saved");
        await outbox.Queue(visit.Db, new Posting(new CardRef(IntroductionCard.Kind, membership.Id), channel.SetBy, visit.Now)
        {
            Place = channel.Place,
            Account = channel.AccountId,
            Importance = Importance.Answer,
        });
        return new Reply.Show(new CardRef(PreferencesSavedCard.Kind, visit.Subject));
    }
}

/// <summary>"Don't post": the words stay what the partner sees. Subject: the program.</summary>
internal sealed class SkipIntroduction(MembershipStore memberships) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (
            await memberships.Find(visit.Db, new ProgramId(visit.Subject), visit.Person.Id) is not { } membership
            || await memberships.FindIntake(visit.Db, membership) is not { } intake)
            return new Reply.Say("error.not_yours");
        await memberships.SaveIntake(visit.Db, visit.Person.Id, intake with { PostsIntro = false }, visit.Now);
        return new Reply.Show(new CardRef(PreferencesSavedCard.Kind, visit.Subject));
    }
}

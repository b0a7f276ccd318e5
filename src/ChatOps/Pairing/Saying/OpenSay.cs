using ChatOps.Channels;

namespace ChatOps.Pairing.Saying;

/// <summary>Opens the form (<c>say.open</c>) and leaves it again (<c>say.back</c>). Subject: a <see cref="SayRef"/>.</summary>
internal sealed class OpenSay(SayCircles circles) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var about = SayRef.Parse(visit.Subject);
        if (visit.Inbound.Action == "say.back")
            return about.Origin is { } origin ? new Reply.Show(origin) : new Reply.Show(new CardRef(NoticeCard.Kind, "say.left"));
        var standing = await circles.Of(visit.Db, visit.Person.Id);
        return standing.Any(p => about.CircleId.Length == 0 || p.Id == about.CircleId)
            ? new Reply.Ask(new CardRef(SayForm.Kind, visit.Subject))
            : new Reply.Say("error.ended");
    }
}

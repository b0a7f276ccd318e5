using ChatOps.Channels;

namespace ChatOps.Rounds.Ending;

/// <summary>
/// Opens the questions (<c>round-end.open</c>, <c>round-end.change</c>), leaves them (<c>round-end.back</c>), or puts them off (<c>round-end.later</c>).
/// Subject: the <see cref="RoundEnd"/>.
/// </summary>
internal sealed class OpenRoundEnd(EndingStore store) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Find(visit.Db, visit.Subject) is not { } end || end.PersonId != visit.Person.Id)
            return new Reply.Say("error.not_yours");
        return (visit.Inbound.Action, end) switch
        {
            (_, { ClosedAt: not null }) or ("round-end.back", _) => new Reply.Show(new CardRef(RoundEndCard.Kind, end.Id)),
            ("round-end.later", _) => new Reply.Say(end.AskAgainAt is null ? "round-end.later.last" : "round-end.later.said"),
            _ => new Reply.Ask(new CardRef(RoundEndForm.Kind, end.Id)),
        };
    }
}

using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Pairing.Covering;

/// <summary>
/// The neighbours' answer first (<c>cover.yes</c>, <c>cover.no</c>: either may decline, and nobody is told), then that of the one without a
/// partner (<c>cover.take</c>, <c>cover.leave</c>). Subject: the <see cref="Cover"/>.
/// </summary>
internal sealed partial class AnswerCover(CoverStore store, Covers covers, Outbox outbox, ILogger<AnswerCover> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var cover = await store.Find(visit.Db, visit.Subject);
        var decision = Decide(cover, visit.Person.Id, visit.Inbound.Action);
        if (decision == Decision.NotYours)
            return new Reply.Say("error.not_yours");
        await Take(visit, cover!, decision);
        await covers.Redraw(visit.Db, visit.Subject);
        return new Reply.Show(new CardRef(CoverCard.Kind, visit.Subject));
    }

    internal static Decision Decide(Cover? cover, PersonId answering, string action) =>
        (action, cover) switch
        {
            (_, null) => Decision.NotYours,
            ("cover.yes" or "cover.no", _) when !cover.IsNeighbour(answering) => Decision.NotYours,
            ("cover.take" or "cover.leave", _) when cover.PersonId != answering => Decision.NotYours,
            ("cover.yes", { State: CoverState.Asking }) => cover.Neighbours.Partners.All(p =>
                p.PersonId == answering || cover.Willing.Contains(p.PersonId))
                ? Decision.Offered
                : Decision.Willing,
            ("cover.no", { State: CoverState.Asking }) => Decision.Declined,
            ("cover.take", { State: CoverState.Offered }) => Decision.Stands,
            ("cover.leave", { State: CoverState.Offered }) => Decision.Left,
            _ => Decision.Nothing,
        };

    private async Task Take(Visit visit, Cover cover, Decision decision)
    {
        if (decision is Decision.Willing or Decision.Offered)
            await store.Agree(visit.Db, cover.Id, visit.Person.Id);
        switch (decision)
        {
            case Decision.Offered when await store.Move(visit.Db, cover.Id, CoverState.Asking, CoverState.Offered):
                await outbox.Queue(visit.Db, new Posting(new CardRef(CoverCard.Kind, cover.Id), cover.PersonId, visit.Now));
                break;
            case Decision.Declined:
                await store.Move(visit.Db, cover.Id, CoverState.Asking, CoverState.Declined);
                break;
            case Decision.Left:
                await store.Move(visit.Db, cover.Id, CoverState.Offered, CoverState.Ended);
                break;
            case Decision.Stands when await store.Move(visit.Db, cover.Id, CoverState.Offered, CoverState.Standing):
                foreach (var neighbour in cover.Neighbours.Partners)
                    await outbox.Queue(
                        visit.Db, new Posting(new CardRef(CoverCard.Kind, cover.Id), neighbour.PersonId, visit.Now) { PostsAnew = true });
                Log.CoverStands(log, cover.Partnership.Id);
                break;
        }
    }

    internal enum Decision
    {
        /// <summary>One of the two neighbours would.</summary>
        Willing,

        /// <summary>Both would.</summary>
        Offered,
        Declined,
        Stands,
        Left,

        /// <summary>It was settled before: the card says how.</summary>
        Nothing,
        NotYours,
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Who stands alone in {Partnership} is taken along")]
        public static partial void CoverStands(ILogger logger, string partnership);
    }
}

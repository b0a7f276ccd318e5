using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Rounds.Ending;

/// <summary>
/// Takes a member's answer to the end of a round; it takes effect when the round is over, and can be changed until then. Subject: the
/// <see cref="RoundEnd"/>.
/// </summary>
internal sealed partial class SubmitRoundEnd(EndingStore store, Outbox outbox, ILogger<SubmitRoundEnd> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var end = await store.Find(visit.Db, visit.Subject);
        var own = new CardRef(RoundEndCard.Kind, visit.Subject);
        switch (Decide(end, visit.Person.Id, visit.Fields, visit.Phrases))
        {
            case Decision.Answered answered:
                if (!await store.Answer(visit.Db, end!, answered.Next, answered.Helped, answered.Words, visit.Now))
                    return new Reply.Show(own);
                await store.Wish(visit.Db, end!, answered.Next == "same");
                await outbox.Refresh(visit.Db, own);
                // A wish that has just become mutual, or is not any more, stands on the others' cards.
                foreach (var other in answered.Next == "same" || end!.Next == "same" ? await store.OthersOf(visit.Db, end!) : [])
                    await outbox.Refresh(visit.Db, new CardRef(RoundEndCard.Kind, other));
                Log.MemberAnswered(log, end!.Round.Id);
                return new Reply.Show(own);
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(RoundEndForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Refused refused:
                return new Reply.Say(refused.TextKey);
            default:
                return new Reply.Show(own);
        }
    }

    internal static Decision Decide(RoundEnd? end, PersonId sender, Fields fields, Phrases t)
    {
        if (end is null || end.PersonId != sender)
            return new Decision.Refused("error.not_yours");
        if (end.ClosedAt is not null)
            return new Decision.Over();
        var (change, thanks) = (fields.Words("change"), fields.Words("thanks"));
        var next = fields.Choice("next", RoundEnd.Nexts);
        List<FieldError> errors =
        [
            .. next is null ? [new FieldError("next", t["round-end.error.next"])] : Array.Empty<FieldError>(),
            .. new[] { ("change", change), ("thanks", thanks) }.Where(f => f.Item2 is { Length: > RoundEndForm.TextLength })
                .Select(f => new FieldError(f.Item1, t.Fill("error.too_long", ("max", RoundEndForm.TextLength), ("n", f.Item2!.Length)))),
        ];
        return errors.Count > 0
            ? new Decision.Incomplete(errors)
            : new Decision.Answered(next!, fields.Choice("helped", RoundEnd.Helps), new RoundEndWords { Change = change, Thanks = thanks });
    }

    internal abstract record Decision
    {
        internal sealed record Answered(string Next, string? Helped, RoundEndWords Words) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;

        /// <summary>The round is over: the card says what came of it.</summary>
        internal sealed record Over : Decision;

        internal sealed record Refused(string TextKey) : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A member said what comes after {Round}")]
        public static partial void MemberAnswered(ILogger logger, string round);
    }
}

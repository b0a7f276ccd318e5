using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Privacy;

namespace ChatOps.Pairing.Saying;

/// <summary>
/// A typed message was edited (<see cref="Verbs.Edited"/>) or deleted (<see cref="Verbs.Deleted"/>): what was carried of it follows, for
/// seven days. Other messages did their work when they were typed; only one that becomes a saying is carried as if it had been typed so.
/// </summary>
internal sealed partial class FollowTyped(Say say, SayCircles circles, SayStore store, Outbox outbox, ILogger<FollowTyped> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var verb = Verbs.Read(visit.Inbound.Text ?? "");
        var isSaid = visit.Inbound.Action == Verbs.Edited && verb.Action == "say";
        if (visit.Inbound.TypedId is not { } typed)
            return Reply.Done;
        if (await store.FindTyped(visit.Db, typed) is not { } said)
            return isSaid
                ? await say.Handle(visit with { Inbound = visit.Inbound with { Action = verb.Action, Fields = verb.Rest } }, ct)
                : Reply.Done;
        var scene = await store.Load(visit.Db, await circles.Find(visit.Db, said.CircleId), visit.Person.Id, visit.Now);
        switch (Decide(said, scene, visit.Person.Id, isSaid ? verb.Rest.Words(Verbs.Rest) : null, visit.Now))
        {
            case Decision.Changed changed:
                await store.Change(visit.Db, said, changed.Text);
                await outbox.Refresh(visit.Db, new CardRef(SayCard.Kind, said.MessageId));
                Log.MessageFollows(log, said.CircleId);
                return Reply.Done;
            case Decision.TakenBack:
                await store.TakeBack(visit.Db, said);
                await outbox.Refresh(visit.Db, new CardRef(SayCard.Kind, said.MessageId));
                Log.MessageFollows(log, said.CircleId);
                return visit.Inbound.Action == Verbs.Deleted ? Reply.Done : new Reply.Say("say.edited.taken_back");
            case Decision.Refused refused:
                return new Reply.Say(refused.TextKey);
            default:
                return Reply.Done;
        }
    }

    /// <param name="said">What was carried.</param>
    /// <param name="scene">Whom it could reach now.</param>
    /// <param name="sender">Who changed it.</param>
    /// <param name="text">What it says now; null: nothing.</param>
    /// <param name="now">Now.</param>
    internal static Decision Decide(TypedSaying said, SayScene scene, PersonId sender, Words? text, Instant now)
    {
        if (said.From != sender || said.At <= now - Say.Kept)
            return new Decision.Nothing();
        if (text is null)
            return said.IsTakenBack ? new Decision.Nothing() : new Decision.TakenBack();
        if (said.Text == text)
            return new Decision.Nothing();
        if (text.Length > Say.TextLength)
            return new Decision.Refused("say.edited.too_long");
        // New words go where a new message would go.
        return scene.Partnership is { Stands: true } circle && !scene.Off.Contains(sender)
            && circle.PartnersOf(sender).Any(p => !scene.Off.Contains(p.PersonId))
                ? new Decision.Changed(text)
                : new Decision.Refused("say.edited.kept");
    }

    internal abstract record Decision
    {
        internal sealed record Changed(Words Text) : Decision;

        internal sealed record TakenBack : Decision;

        /// <summary>The partners go on reading what was sent before.</summary>
        internal sealed record Refused(string TextKey) : Decision;

        /// <summary>It is not theirs, too old, or nothing has changed.</summary>
        internal sealed record Nothing : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A carried message in {Partnership} follows what was typed")]
        public static partial void MessageFollows(ILogger logger, string partnership);
    }
}

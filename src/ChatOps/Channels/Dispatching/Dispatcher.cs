using System.Collections.Concurrent;
using ChatOps.Cards;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Channels.Dispatching;

/// <summary>
/// Inbound to person to route to answer. One gesture is one unit of work: what it did and that it was seen are stored together, so a
/// delivery that comes again is acknowledged and not repeated. The card of the answer is built after the commit.
/// </summary>
internal sealed partial class Dispatcher(
    Db db,
    Deliveries deliveries,
    FirstAnswers first,
    Welcome welcome,
    Outbox outbox,
    CardBuilders cards,
    RouteTable routes,
    IGestureAudit audit,
    IHoldPairs pairs,
    ICheckpoint checkpoint,
    IClock clock,
    ILogger<Dispatcher> log)
{
    /// <summary>How the keys of those sentences begin that say why nothing was done.</summary>
    private const string Refusals = "error.";

    private readonly ConcurrentDictionary<ISetUseCase, GestureSet> _sets = new();

    public async Task<Answer> Dispatch(Inbound inbound, Ct ct)
    {
        Effected? done;
        try
        {
            done = await Effect(new Incoming(inbound, ct));
            // A form to correct leaves nothing in its unit of work; that it was refused is recorded all the same.
            if (done is { Reply: Reply.Correct, About: { } about })
                await db.Write(session => audit.Record(session, about, done.Reply), ct);
        }
        catch (DatabaseAway away)
        {
            return new Answer.Away(ChatOps.Texts.TextCatalog.For(await LocaleOf(inbound, away, ct))["error.away"]);
        }
        await checkpoint.Reached("gesture.committed");
        try
        {
            return done is null ? Answer.Done : await AnswerTo(inbound, done, ct);
        }
        catch (DatabaseAway)
        {
            // What was done is stored; that it can't be shown now is no reason to have it done again.
            return Answer.Done;
        }
    }

    /// <summary>Theirs, where the database can still be read and does not keep us waiting; else what the delivery tells.</summary>
    private async Task<string> LocaleOf(Inbound inbound, DatabaseAway away, Ct ct)
    {
        try
        {
            if (
                away.Outage is not (Outage.Unreachable or Outage.Damaged)
                && await db.Read(session => welcome.Find(session, inbound.Account), ct) is { } known)
                return known.Person.Locale;
        }
        catch (DatabaseAway)
        {
        }
        return inbound.Sender.Locale ?? "en";
    }

    /// <summary>What one account does takes effect in the order in which it came.</summary>
    private Task<Effected?> Effect(Incoming incoming)
    {
        var turn = new AccountTurn(incoming.Inbound.Account, pairs);
        return incoming.Inbound.Text is null && routes.UseCase(incoming.Inbound.Action) is ISetUseCase useCase
            ? db.WriteTogether(
                turn,
                _sets.GetOrAdd(useCase, u => new GestureSet(u, Effect, deliveries, first, welcome, audit, checkpoint, clock)),
                incoming,
                incoming.Ct)
            : db.WriteInTurn(turn, session => Effect(session, incoming), incoming.Ct);
    }

    private async Task<Effected?> Effect(Session session, Incoming incoming)
    {
        var inbound = incoming.Inbound;
        var now = clock.GetCurrentInstant();
        var isNew = await deliveries.Remember(session, inbound, now);
        var known = await welcome.Find(session, inbound.Account);
        if (!await isNew.Answer())
        {
            Log.DeliveryWasSeenBefore(log, inbound.Account.Channel);
            return inbound.IsAnsweredAtOnce && known is not null ? await Again(session, known, incoming, now) : null;
        }

        var visitor = await welcome.Greet(session, inbound, known, now);
        var visit = new Visit(session, visitor.Person, visitor.Account, WithVerb(inbound), now);
        var useCase = routes.UseCase(visit.Inbound.Action);
        if (useCase is null)
            Log.ActionIsUnknown(log, inbound.Account.Channel);
        var about = useCase is null ? null : await audit.About(visit);
        var reply = await Do(useCase, visit, incoming.Ct);
        if (reply is not Reply.Correct)
            first.Remember(inbound, reply);
        if (about is not null && reply is not Reply.Correct)
            await audit.Record(session, about, reply);
        if (reply is Reply.Correct)
            session.Undo();
        else if (!inbound.IsAnsweredAtOnce || (reply is Reply.Aside && !IsSeenAtOnce(inbound)))
            await QueueAnswer(session, visitor, reply, now);
        if (useCase is not null)
            await checkpoint.Reached("gesture.decided");
        return new Effected(visitor.Person, reply, about);
    }

    /// <summary>The first answer once more; nothing is done.</summary>
    private async Task<Effected> Again(Session session, Visitor known, Incoming incoming, Instant now)
    {
        if (first.Find(incoming.Inbound) is { } reply)
            return new Effected(known.Person, reply, null);
        // It is done again and thrown away: nothing of it is kept, and who repeats what is done reads that it is.
        session.Undo();
        var visit = new Visit(session, known.Person, known.Account, WithVerb(incoming.Inbound), now);
        return new Effected(known.Person, await Do(routes.UseCase(visit.Inbound.Action), visit, incoming.Ct), null);
    }

    /// <summary>
    /// A form is held against the form as it stands now: what is absent stays as it is, and what can't be read is said at its field.
    /// </summary>
    private async Task<Reply> Do(IUseCase? useCase, Visit visit, Ct ct)
    {
        if (useCase is null)
            return new Reply.Say("error.button_old");
        if (
            visit.Inbound.Text is not null
            || routes.FormOf(visit.Inbound.Action) is not { } kind
            || await Read(kind, visit, ct) is not { } read)
            return Openly(visit.Inbound, await useCase.Handle(visit, ct));
        var reply = await useCase.Handle(visit with { Inbound = visit.Inbound with { Fields = read.Fields } }, ct);
        return reply switch
        {
            _ when read.IsWhole || reply.IsRefusal => reply,
            Reply.Correct correct => correct with { Errors = read.Joined(correct.Errors) },
            _ => new Reply.Correct(new CardRef(kind, visit.Subject), read.Fields, read.Joined([])),
        };
    }

    /// <summary>Whoever typed it has no form before them yet: it is opened instead of corrected.</summary>
    private static Reply Openly(Inbound inbound, Reply reply) =>
        reply is Reply.Correct correct && inbound is { Text: not null, IsAnsweredAtOnce: false }
            ? new Reply.Ask(correct.Card, correct.Typed)
            : reply;

    /// <summary>Null: there is no such form for them.</summary>
    private async Task<FormReading?> Read(string kind, Visit visit, Ct ct) =>
        await routes.CardBuilder(kind)!.Build(new Showing(visit.Db, visit.Subject, visit.Person, visit.Now), ct) is { Form: { } form } card
        && form.Action == visit.Inbound.Action
            ? FormReading.Of(card, visit.Fields, visit.Inbound.Sender.Locale ?? visit.Person.Locale, visit.Phrases)
            : null;

    private static Inbound WithVerb(Inbound inbound) => inbound is { Text: not null, Action: "" } && Verbs.Read(inbound.Text) is var verb
        ? inbound with { Action = verb.Action, Subject = "", Fields = verb.Rest }
        : inbound;

    /// <summary>A plain message is answered through the outbox: at the end of the chat it came from.</summary>
    private Task QueueAnswer(Session session, Visitor visitor, Reply reply, Instant now)
    {
        CardRef? card = reply switch
        {
            Reply.Show show => show.Card,
            Reply.Aside aside => aside.Card,
            Reply.Ask ask => ask.Card,
            Reply.Say say => new CardRef(NoticeCard.Kind, say.TextKey),
            _ => null,
        };
        return card is null
            ? Task.CompletedTask
            : outbox.Queue(
                session,
                new Posting(card.Value, visitor.Person.Id, now)
                {
                    PostsAnew = true,
                    Account = visitor.Account.Id,
                    Importance = Importance.Answer,
                });
    }

    private async Task<Answer> AnswerTo(Inbound inbound, Effected done, Ct ct)
    {
        if (!inbound.IsAnsweredAtOnce && done.Reply is not Reply.Correct)
            return Answer.Done;
        switch (done.Reply)
        {
            case Reply.Say say:
                return Said(done.Person, say.TextKey);
            case Reply.Show show when inbound.SeesCardInChat && CardKinds.StandsInChat(show.Card.Kind):
                return Answer.Done;
            case Reply.Show show when inbound.SeesCardInChat && inbound.IsInModal:
                return await cards.Build(show.Card, done.Person, ct) is { } opened ? new Answer.Aside(opened) : Answer.Done;
            case Reply.Show show:
                return await cards.Build(show.Card, done.Person, ct) is { } shown ? new Answer.Show(shown) : Answer.Done;
            case Reply.Aside aside when IsSeenAtOnce(inbound):
                return await cards.Build(aside.Card, done.Person, ct) is { } beside
                    ? inbound.IsInModal
                        ? new Answer.Aside(beside)
                        : new Answer.Show(beside)
                    : Answer.Done;
            case Reply.Ask ask:
                return await cards.Build(ask.Card, done.Person, ct) is { } asked
                    ? new Answer.Ask(Refilled(asked, inbound.Action, ask.Typed ?? Fields.None))
                    : Said(done.Person, "error.button_old");
            case Reply.Correct correct:
                return await cards.Build(correct.Card, done.Person, ct) is { } form
                    ? new Answer.Correct(form.WithTyped(correct.Typed, correct.Errors), correct.Errors)
                    : Said(done.Person, "error.not_saved");
            default:
                return Answer.Done;
        }
    }

    private static Answer.Say Said(Person person, string textKey) =>
        new(ChatOps.Texts.TextCatalog.For(person.Locale)[textKey], IsRefusal: textKey.StartsWith(Refusals, StringComparison.Ordinal));

    private static Card Refilled(Card form, string action, Fields typed) => form.WithTyped(typed, []).WithRow(action, typed);

    /// <summary>
    /// An aside can be part of the answer on top of a modal or under a typed command; a pressed button's own card must stay.
    /// </summary>
    private static bool IsSeenAtOnce(Inbound inbound) => inbound.IsAnsweredAtOnce && (inbound.IsInModal || inbound.Text is not null);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A delivery of {Channel} was seen before")]
        public static partial void DeliveryWasSeenBefore(ILogger logger, Channel channel);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An action of {Channel} has no route")]
        public static partial void ActionIsUnknown(ILogger logger, Channel channel);
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;

namespace ChatOps.Pairing.Saying;

/// <summary>
/// Carries a message to the partners: typed (<c>say</c>), or from the form (<c>say.send</c>, subject: a <see cref="SayRef"/>; empty: the
/// partnership is chosen in it). What is written within fifteen minutes shares a message, which comes anew each time.
/// </summary>
internal sealed partial class Say(SayCircles circles, SayStore store, Outbox outbox, ILogger<Say> log) : IUseCase
{
    public const int TextLength = 1000;

    private const int PerHour = 10;
    private const int PerDay = 20;

    public static readonly Duration Kept = Duration.FromDays(7);

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var isTyped = visit.Inbound.Action == "say";
        // A change of it came before it did, and carried it.
        if (isTyped && visit.Inbound.TypedId is { } typed && await store.FindTyped(visit.Db, typed) is not null)
            return Reply.Done;
        var standing = await circles.Of(visit.Db, visit.Person.Id);
        var about = SayRef.Parse(visit.Subject);
        var chosen = about.CircleId.Length > 0 ? about.CircleId : visit.Fields.Choice("to");
        var text = visit.Fields.Words(isTyped ? Verbs.Rest : "text");
        var scene = await store.Load(visit.Db, Meant(standing, chosen), visit.Person.Id, visit.Now);
        var form = new CardRef(SayForm.Kind, visit.Subject);
        switch (Decide(scene, standing.Count, visit.Person.Id, text, isTyped))
        {
            case Decision.Sent sent:
                await Carry(visit, scene.Partnership!, sent);
                return isTyped
                    ? new Reply.Say(Answer(sent.SaidKey, visit.Inbound))
                    : new Reply.Show(about.Origin ?? new CardRef(NoticeCard.Kind, sent.SaidKey));
            case Decision.Asked:
                return new Reply.Ask(form);
            case Decision.Incomplete incomplete:
                return new Reply.Correct(
                    form,
                    visit.Fields,
                    [
                        new FieldError(
                            incomplete.Field, visit.Phrases.Fill(incomplete.TextKey, ("max", TextLength), ("n", text?.Length ?? 0))),
                    ]);
            case Decision.Refused refused:
                return new Reply.Say(refused.TextKey);
            default:
                return Reply.Done;
        }
    }

    /// <summary>The one that was named; else the only one.</summary>
    private static Partnership? Meant(IReadOnlyList<Partnership> standing, string? chosen) =>
        chosen is not null ? standing.FirstOrDefault(p => p.Id == chosen) : standing.Count == 1 ? standing[0] : null;

    internal static Decision Decide(SayScene scene, int standing, PersonId sender, Words? text, bool isTyped)
    {
        if (standing == 0)
            return new Decision.Refused(isTyped ? "partner.none" : "error.ended");
        if (scene.Partnership is not { } partnership)
            return isTyped ? new Decision.Asked() : new Decision.Incomplete("to", "say.error.to");
        if (text is null)
            return isTyped ? new Decision.Asked() : new Decision.Incomplete("text", "copy.error.empty");
        if (text.Length > TextLength)
            return isTyped ? new Decision.Refused("say.too_long") : new Decision.Incomplete("text", "error.too_long");
        var others = partnership.PartnersOf(sender);
        var reached = others.Where(p => !scene.Off.Contains(p.PersonId)).Select(p => p.PersonId).ToList();
        var refusal = scene switch
        {
            _ when scene.Off.Contains(sender) => "say.off.you",
            _ when reached.Count == 0 => "say.off.partner",
            { InADay: >= PerDay } => "say.limit.day",
            { InAnHour: >= PerHour } => "say.limit.hour",
            _ => null,
        };
        // What was typed is never lost: the form shows it again.
        return refusal is not null
            ? isTyped
                ? new Decision.Refused(refusal)
                : new Decision.Incomplete("text", refusal)
            : new Decision.Sent(
                text,
                reached,
                others.Count == 1 ? "say.sent"
                    : reached.Count == others.Count ? "say.sent.all"
                    : "say.sent.some");
    }

    /// <summary>
    /// A message of the chat can be edited later, which the partner's follows, and may bring files, which it can't: who wrote it is told.
    /// </summary>
    private static string Answer(string saidKey, Inbound inbound) => (saidKey, inbound) switch
    {
        ("say.sent", { HasFiles: true }) => "say.sent.files",
        ("say.sent.all", { HasFiles: true }) => "say.sent.all.files",
        ("say.sent.some", { HasFiles: true }) => "say.sent.some.files",
        ("say.sent", { IsAnsweredAtOnce: false }) => "say.sent.typed",
        ("say.sent.all", { IsAnsweredAtOnce: false }) => "say.sent.all.typed",
        ("say.sent.some", { IsAnsweredAtOnce: false }) => "say.sent.some.typed",
        _ => saidKey,
    };

    private async Task Carry(Visit visit, Partnership partnership, Decision.Sent sent)
    {
        var open = await OpenMessage(visit, partnership, sent.To);
        var id = await store.Add(
            visit.Db,
            partnership,
            visit.Person.Id,
            open,
            new SaidWords { Text = sent.Text, HadFiles = visit.Inbound.HasFiles ? true : null },
            visit.Inbound.TypedId,
            visit.Now);
        // What joins a message brings it to the end of the chat: the message is one, and each time it is heard.
        foreach (var partner in sent.To)
            await outbox.Queue(
                visit.Db,
                new Posting(new CardRef(SayCard.Kind, open ?? id), partner, visit.Now)
                {
                    ExpiresAt = visit.Now + Kept,
                    PostsAnew = open is not null,
                });
        // "You wrote: ..." on the message that it answers.
        if (SayRef.Parse(visit.Subject).Origin is { Kind: SayCard.Kind } answered)
            await outbox.Refresh(visit.Db, answered);
        Log.MessageIsCarried(log, partnership.Id, sent.To.Count);
    }

    /// <summary>
    /// The message that takes one more text; null: a new one. Only where it went to the very same people: who takes none reads nothing,
    /// however it is drawn later.
    /// </summary>
    private async Task<string?> OpenMessage(Visit visit, Partnership circle, IReadOnlyList<PersonId> to)
    {
        if (await store.LastMessage(visit.Db, circle.Id, visit.Person.Id) is not { } last)
            return null;
        foreach (var other in circle.PartnersOf(visit.Person.Id))
        {
            var standing = await outbox.Find(visit.Db, new CardRef(SayCard.Kind, last.Id), other.PersonId);
            if (
                standing is not null != to.Contains(other.PersonId)
                || (standing is not null && !Standing.TakesOneMore(last.At, standing, visit.Now)))
                return null;
        }

        return last.Id;
    }

    internal abstract record Decision
    {
        internal sealed record Sent(Words Text, IReadOnlyList<PersonId> To, string SaidKey) : Decision;

        /// <summary>Nothing was written, or it is not known to whom: the form.</summary>
        internal sealed record Asked : Decision;

        internal sealed record Incomplete(string Field, string TextKey) : Decision;

        internal sealed record Refused(string TextKey) : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A message is carried in {Partnership} to {Count} partners")]
        public static partial void MessageIsCarried(ILogger logger, string partnership, int count);
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.Meetings;
using ChatOps.Meetings.Cards;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>
/// Shares a week with the partners who stand now, or brings their copies up to date. <c>check-in.submit</c> sends the form;
/// <c>check-in.share</c> and <c>check-in.share-with-new</c> share the saved draft.
/// </summary>
internal sealed partial class SubmitCheckIn(CheckInStore store, OccurrenceStore meetings, Outbox outbox, ILogger<SubmitCheckIn> log)
    : ISetUseCase
{
    /// <summary>A copy that could not be delivered this long after its week is not worth sending any more.</summary>
    private static readonly Duration CopyKeepsWorth = Duration.FromDays(21);

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var form = FormRef.Parse(visit.Subject);
        if (await store.Load(visit.Db, form.CheckInId) is not { } now)
            return new Reply.Say("error.card_old");
        var own = new CardRef(CheckInForm.Kind, now.CheckIn.Id);
        switch (Decide(now, visit.Person.Id, form, Sent(visit, now), visit.Phrases, visit.Now, Unread(visit, now)))
        {
            case Decision.Shared shared:
                if (shared.Words.Met is { } met && now is { LastMeetingId: { } meeting, StandingId: { } pair })
                {
                    await meetings.SayWhetherHeld(visit.Db, meeting, visit.Person.Id, met == "yes", visit.Now);
                    await outbox.Refresh(visit.Db, new CardRef(MeetingCard.Kind, pair));
                }

                await Save(visit.Db, [new OrdinaryOne(new Reply.Show(own), now, shared)], visit.Now);
                return new Reply.Show(own);
            case Decision.Kept kept:
                await store.SaveDraft(visit.Db, now, kept.Draft, null, visit.Now);
                await outbox.Refresh(visit.Db, own);
                return new Reply.Show(own);
            case Decision.WeekClosed late:
                return await LateText.Keep(store, visit, now, late.Draft);
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(CheckInEdit.Kind, now.CheckIn.Id), visit.Fields, incomplete.Errors);
            case Decision.Newer:
                return new Reply.Ask(new CardRef(CheckInNewer.Kind, now.CheckIn.Id), visit.Fields);
            case Decision.NotYours:
                return new Reply.Say("error.not_yours");
            default:
                return new Reply.Show(own);
        }
    }

    public async Task<IReadOnlyList<Ordinary?>> Load(Session db, IReadOnlyList<Visit> visits)
    {
        var forms = visits.Select(v => FormRef.Parse(v.Subject)).ToList();
        var found = await store.LoadAll(db, forms.Select(f => f.CheckInId));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. visits.Zip(forms, (visit, form) =>
                found.TryGetValue(form.CheckInId, out var now) ? OrdinaryShare(visit, form, now, taken) : null),
        ];
    }

    public async Task Save(Session db, IReadOnlyList<Ordinary> ordinary, Instant now)
    {
        var shares = ordinary.Cast<OrdinaryOne>().ToList();
        if (shares.Count == 0)
            return;
        await store.ShareAll(db, [.. shares.Select(s => (s.Before, s.Decision.Words))], now);
        await outbox.QueueAll(db, [.. shares.SelectMany(s => CopiesOf(s.Before, now))]);
        // Whoever reads along while a partner is away has a copy, too.
        await outbox.RefreshAll(db, PartnerCopyCard.Kind, [.. shares.Where(s => s.Decision.IsChange).Select(s => s.Before.CheckIn.Id)]);
        await outbox.RefreshAll(db, CheckInForm.Kind, [.. shares.Select(s => s.Before.CheckIn.Id)]);
        foreach (var share in shares)
            Log.WeekWasShared(log, share.Before.CheckIn.PersonId, share.Before.Partners.Count, share.Decision.IsChange);
    }

    /// <summary>Shared, and nothing said about a meeting. One of each check-in.</summary>
    private static OrdinaryOne? OrdinaryShare(Visit visit, FormRef form, Situation now, HashSet<string> taken) =>
        Decide(now, visit.Person.Id, form, Sent(visit, now), visit.Phrases, visit.Now, Unread(visit, now)) is Decision.Shared shared
        && (shared.Words.Met is null || now.LastMeetingId is null) && taken.Add(now.CheckIn.Id)
            ? new OrdinaryOne(new Reply.Show(new CardRef(CheckInForm.Kind, now.CheckIn.Id)), now, shared)
            : null;

    private static CheckInWords? Sent(Visit visit, Situation now) =>
        visit.Inbound.Action == "check-in.submit" ? CheckInAnswers.Read(now, visit.Fields) : now.Draft;

    private static IReadOnlyList<FieldError> Unread(Visit visit, Situation now) =>
        visit.Inbound.Action == "check-in.submit" ? CheckInRules.Unread(now, visit.Fields, visit.Phrases) : [];

    private static IEnumerable<Posting> CopiesOf(Situation now, Instant at) =>
        now.Partners.Select(partner => new Posting(new CardRef(PartnerCopyCard.Kind, now.CheckIn.Id), partner.PersonId, at)
        {
            ExpiresAt = now.CheckIn.ClosesAt + CopyKeepsWorth,
        });

    internal static Decision Decide(
        Situation now,
        PersonId sender,
        FormRef form,
        CheckInWords? sent,
        Phrases t,
        Instant at,
        IReadOnlyList<FieldError>? unread = null)
    {
        var checkIn = now.CheckIn;
        if (checkIn.PersonId != sender)
            return new Decision.NotYours();
        if (checkIn.IsOver(at))
            return new Decision.WeekClosed(sent);
        if (sent is not null && unread is { Count: > 0 })
            return new Decision.Incomplete([.. unread.Concat(CheckInRules.Errors(now, sent, t)).DistinctBy(e => e.Field)]);
        if (sent is null || IsThereAlready(now, form, sent))
            return new Decision.Unchanged();
        if (form.Version is { } version && version != checkIn.Version)
            return new Decision.Newer();
        if (now.Partners.Count == 0 || form.Pair != now.Pair)
            return CheckInRules.TooLong(now, sent, t) is { Count: > 0 } tooLong
                ? new Decision.Incomplete(tooLong)
                : new Decision.Kept(sent);
        return CheckInRules.Errors(now, sent, t) is { Count: > 0 } errors
            ? new Decision.Incomplete(errors)
            : new Decision.Shared(CheckInAnswers.Complete(sent), checkIn.SharedAt is not null);
    }

    /// <summary>The same form once more: shared with these partners already, or kept already because of them.</summary>
    private static bool IsThereAlready(Situation now, FormRef form, CheckInWords sent) =>
        now.Draft is null
            ? CheckInAnswers.Complete(sent).IsSameAs(now.Words) && (form.Pair != now.Pair || now.StandingId == now.CheckIn.PartnershipId)
            : sent.IsSameAs(now.Draft) && form.Version != now.CheckIn.Version && form.Pair != now.Pair;

    private sealed record OrdinaryOne(Reply Reply, Situation Before, Decision.Shared Decision) : Ordinary(Reply);

    internal abstract record Decision
    {
        internal sealed record Shared(CheckInWords Words, bool IsChange) : Decision;

        /// <summary>The same again: nothing to do.</summary>
        internal sealed record Unchanged : Decision;

        /// <summary>Nobody to share with, or somebody else than the form named: a draft, about which the card asks.</summary>
        internal sealed record Kept(CheckInWords Draft) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;

        /// <summary>The form was opened before the newest change.</summary>
        internal sealed record Newer : Decision;

        internal sealed record WeekClosed(CheckInWords? Draft) : Decision;

        internal sealed record NotYours : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{Person} shared a week with {Partners} partners (a change: {IsChange})")]
        public static partial void WeekWasShared(ILogger logger, PersonId person, int partners, bool isChange);
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>Keeps the form for its member alone (<c>check-in.save</c>). Only lengths are checked, and that it could be read.</summary>
internal sealed partial class SaveDraft(CheckInStore store, Outbox outbox, ILogger<SaveDraft> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var form = FormRef.Parse(visit.Subject);
        if (await store.Load(visit.Db, form.CheckInId) is not { } now)
            return new Reply.Say("error.card_old");
        var own = new CardRef(CheckInForm.Kind, now.CheckIn.Id);
        switch (Decide(now, visit.Person.Id, form, visit.Fields, visit.Phrases, visit.Now))
        {
            case Decision.Saved saved:
                await store.SaveDraft(visit.Db, now, saved.Draft, saved.KnowsPartner ? now.StandingId : null, visit.Now);
                await outbox.Refresh(visit.Db, own);
                Log.DraftWasSaved(log, visit.Person.Id);
                return new Reply.Show(own);
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(CheckInEdit.Kind, now.CheckIn.Id), visit.Fields, incomplete.Errors);
            case Decision.Newer:
                return new Reply.Ask(new CardRef(CheckInNewer.Kind, now.CheckIn.Id), visit.Fields);
            case Decision.WeekClosed late:
                return await LateText.Keep(store, visit, now, late.Draft);
            case Decision.NotYours:
                return new Reply.Say("error.not_yours");
            default:
                return new Reply.Show(own);
        }
    }

    internal static Decision Decide(Situation now, PersonId sender, FormRef form, Fields fields, Phrases t, Instant at)
    {
        if (now.CheckIn.PersonId != sender)
            return new Decision.NotYours();
        var draft = CheckInAnswers.Read(now, fields);
        if (now.CheckIn.IsOver(at))
            return new Decision.WeekClosed(draft);
        if (CheckInRules.Unread(now, fields, t) is { Count: > 0 } unread)
            return new Decision.Incomplete(unread);
        if (now.Draft is null ? CheckInAnswers.Complete(draft).IsSameAs(now.Words) : draft.IsSameAs(now.Draft))
            return new Decision.Unchanged();
        if (form.Version is { } version && version != now.CheckIn.Version)
            return new Decision.Newer();
        return CheckInRules.TooLong(now, draft, t) is { Count: > 0 } errors
            ? new Decision.Incomplete(errors)
            : new Decision.Saved(draft, form.Pair == now.Pair);
    }

    internal abstract record Decision
    {
        internal sealed record Saved(CheckInWords Draft, bool KnowsPartner) : Decision;

        internal sealed record Unchanged : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;

        internal sealed record Newer : Decision;

        internal sealed record WeekClosed(CheckInWords Draft) : Decision;

        internal sealed record NotYours : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Person} saved a draft")]
        public static partial void DraftWasSaved(ILogger logger, PersonId person);
    }
}

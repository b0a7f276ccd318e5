using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.CheckIns;

/// <summary>Takes the text of a week that closed along into the open one (<c>check-in.use-for-new</c>), as a draft to go on with.</summary>
internal sealed class UseForNewWeek(CheckInStore store, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Load(visit.Db, FormRef.Parse(visit.Subject).CheckInId) is not { } closed)
            return new Reply.Say("error.card_old");
        var current = await store.Newer(visit.Db, closed.CheckIn) is { } id ? await store.Load(visit.Db, id) : null;
        switch (Decide(closed, current, visit.Person.Id))
        {
            case Decision.Taken taken:
                await store.SaveDraft(visit.Db, current!, taken.Draft, current!.CheckIn.PartnershipId, visit.Now);
                await store.KeepLateText(visit.Db, closed, null, visit.Now);
                await outbox.Refresh(visit.Db, new CardRef(CheckInForm.Kind, closed.CheckIn.Id));
                await outbox.Refresh(visit.Db, new CardRef(CheckInForm.Kind, current.CheckIn.Id));
                return new Reply.Ask(new CardRef(CheckInEdit.Kind, current.CheckIn.Id));
            case Decision.NotYours:
                return new Reply.Say("error.not_yours");
            case Decision.NoNewWeek:
                return new Reply.Say("check-in.closed.last");
            default:
                return new Reply.Ask(new CardRef(CheckInEdit.Kind, current!.CheckIn.Id));
        }
    }

    internal static Decision Decide(Situation closed, Situation? current, PersonId sender)
    {
        if (closed.CheckIn.PersonId != sender)
            return new Decision.NotYours();
        if (current is null)
            return new Decision.NoNewWeek();
        return closed.Draft is null
            ? new Decision.Unchanged()
            : new Decision.Taken(Merge(current, current.Draft ?? current.Words ?? CheckInWords.None, closed.Draft));
    }

    /// <summary>What the new week holds already stays; gaps are filled from the old text, as far as there is room.</summary>
    private static CheckInWords Merge(Situation current, CheckInWords into, CheckInWords old) =>
        into with
        {
            Outcomes =
            [
                .. current.LastWeek.Select(
                    (about, i) =>
                        new Outcome(about with { IsKept = false }, into.Outcomes.ElementAtOrDefault(i)?.Word ?? WordAbout(about, old))),
            ],
            Answers = [.. into.Answers, .. old.Answers.Where(a => into.Answer(a.Question) is null)],
            Commitments =
            [
                .. into
                    .NewOnes.Where(c => !c.IsEmpty)
                    .Concat(
                        old.NewOnes.Where(c =>
                            !c.IsEmpty && !into.NewOnes.Any(n => n.Text is not null && c.Text is not null && n.Text.IsSameAs(c.Text))))
                    .Take(CheckInQuestions.MostCommitments),
            ],
            HasNoCall = into.HasNoCall || old.HasNoCall,
            IsLight = into.IsLight || old.IsLight,
        };

    private static string? WordAbout(Commitment about, CheckInWords old) =>
        old.Outcomes.FirstOrDefault(o => o.About.Text is not null && o.About.Text.IsSameAs(about.Text!))?.Word;

    internal abstract record Decision
    {
        internal sealed record Taken(CheckInWords Draft) : Decision;

        internal sealed record Unchanged : Decision;

        internal sealed record NoNewWeek : Decision;

        internal sealed record NotYours : Decision;
    }
}

using ChatOps.Channels;

namespace ChatOps.CheckIns;

/// <summary>A form came after its week was over: what was typed is kept and shown again.</summary>
internal static class LateText
{
    public static async Task<Reply> Keep(CheckInStore store, Visit visit, Situation now, CheckInWords? draft)
    {
        if (draft is null || CheckInAnswers.Complete(draft).IsSameAs(now.Words))
            return new Reply.Show(new CardRef(CheckInForm.Kind, now.CheckIn.Id));
        if (!draft.IsSameAs(now.Draft))
            await store.KeepLateText(visit.Db, now, draft, visit.Now);
        return await store.Newer(visit.Db, now.CheckIn) is null
            ? new Reply.Show(new CardRef(CheckInForm.Kind, now.CheckIn.Id))
            : new Reply.Ask(new CardRef(CheckInLate.Kind, now.CheckIn.Id));
    }
}

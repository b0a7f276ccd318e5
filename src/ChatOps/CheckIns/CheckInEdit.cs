using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Settings;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>The weekly form filled in with what was saved or shared: opened to write, to go on, to change. Subject: the check-in.</summary>
internal sealed class CheckInEdit(CheckInStore store, ParticipationSettings participation) : ICardBuilder
{
    public const string Kind = "check-in-edit";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, FormRef.Parse(showing.Subject).CheckInId) is { } now && now.CheckIn.PersonId == showing.Reader.Id
            ? Draw(now, showing.Phrases, participation.MinimumGroup)
            : null;

    internal static Card Draw(Situation now, Phrases t, int minimumGroup) => new(Kind, t["check-in.notification"])
    {
        Locale = t.Tag,
        Heading = t.Fill("check-in.heading", ("week", t.Week(now.CheckIn.Week))),
        Form = FormOf(now, now.Draft ?? now.Words ?? CheckInWords.None, t, minimumGroup),
    };

    /// <summary>The form itself: the who-sees line first, always.</summary>
    internal static Form FormOf(Situation now, CheckInWords filled, Phrases t, int minimumGroup)
    {
        var hasPartner = now.Partners.Count > 0;
        return new Form(
            "check-in.submit",
            now.FormSubject,
            t["check-in.title"],
            t[hasPartner ? "check-in.share" : "check-in.save_alone"],
            t["check-in.not_now"])
        {
            SubmitLong = hasPartner
                ? t.Fill("check-in.share_with", ("partner", PartnerNames.Short(now.Partners, t)))
                : t["check-in.save_alone"],
            Redraw = "check-in.redraw",
            Body =
            [
                .. WhoSees.Footer(
                    t,
                    hasPartner ? PartnerNames.WhoSees(now.Partners, minimumGroup, t) : t["check-in.no_partner"],
                    now.CheckIn.ProgramId.Value),
                .. CheckInQuestions.Draw(now, filled, t),
            ],
            Buttons = hasPartner ? [new Button("check-in.save", now.FormSubject, t["check-in.save"]) { SendsFields = true }] : [],
        };
    }
}

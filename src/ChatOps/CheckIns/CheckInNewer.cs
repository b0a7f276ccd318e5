using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Settings;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>
/// The newest version as text, and below it the form in which the dispatcher puts what was typed: neither is lost. Subject: the check-in.
/// </summary>
internal sealed class CheckInNewer(CheckInStore store, ParticipationSettings participation) : ICardBuilder
{
    public const string Kind = "check-in-newer";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } now && now.CheckIn.PersonId == showing.Reader.Id
            ? Draw(now, showing.Phrases, showing.Reader.TimeZone, participation.MinimumGroup)
            : null;

    internal static Card Draw(Situation now, Phrases t, DateTimeZone zone, int minimumGroup)
    {
        var edit = CheckInEdit.Draw(now, t, minimumGroup);
        var newest = now.Draft ?? now.Words ?? CheckInWords.None;
        var at =
            now.CheckIn.DraftedAt > (now.CheckIn.ChangedAt ?? now.CheckIn.SharedAt)
                ? now.CheckIn.DraftedAt
                : now.CheckIn.ChangedAt ?? now.CheckIn.SharedAt ?? now.CheckIn.DraftedAt;
        return edit with
        {
            Kind = Kind,
            Form = edit.Form! with
            {
                Body =
                [
                    new Text(t.Fill("error.newer", ("time", t.At(at ?? now.CheckIn.OpensAt, zone)))),
                    .. new CheckInSummary(now.Program, t).Draw(CheckInAnswers.Complete(newest)),
                    new Divider(),
                    .. edit.Form.Body,
                ],
            },
        };
    }
}

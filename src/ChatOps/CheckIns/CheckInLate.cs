using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>The text of a week that closed while it was written, and the way to take it along. Subject: the closed check-in.</summary>
internal sealed class CheckInLate(CheckInStore store) : ICardBuilder
{
    public const string Kind = "check-in-late";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { Draft: not null } now && now.CheckIn.PersonId == showing.Reader.Id
            ? Draw(now, showing.Phrases, showing.Reader.TimeZone)
            : null;

    internal static Card Draw(Situation now, Phrases t, DateTimeZone zone) => new(Kind, t["check-in.notification"])
    {
        Locale = t.Tag,
        Form = new Form("check-in.use-for-new", now.CheckIn.Id, t["check-in.title"], t["check-in.use_for_new"], t["check-in.not_now"])
        {
            Body = [.. Text(now, t, zone), new Text(t["sees.you"], TextStyle.Subtle)],
        },
    };

    /// <summary>"This week closed at … Your text is here:" and the text, whole.</summary>
    internal static IEnumerable<Element> Text(Situation now, Phrases t, DateTimeZone zone) =>
    [
        new Text(t.Fill("check-in.closed_at", ("time", t.At(When.QuarterBefore(now.CheckIn.ClosesAt, zone), zone)))),
        .. new CheckInSummary(now.Program, t).Draw(CheckInAnswers.Complete(now.Draft ?? CheckInWords.None)),
    ];
}

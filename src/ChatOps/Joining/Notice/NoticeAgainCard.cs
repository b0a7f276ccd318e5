using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining.Notice;

/// <summary>The data notice changed: shown again to who is in the program. Subject: the membership.</summary>
internal sealed class NoticeAgainCard(ProgramStore programs, MembershipStore memberships, DataNoticeCard notice) : ICardBuilder
{
    public const string Kind = "notice-again";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        if (await memberships.Find(showing.Db, showing.Subject) is not { } membership || membership.PersonId != showing.Reader.Id
            || await programs.Find(showing.Db, membership.ProgramId) is not { } program
            || await notice.Build(showing with { Subject = program.Id.Value }, ct) is not { } kept)
            return null;
        var card = new Card(Kind, t["notice.again.notification"]) { Locale = t.Tag };
        if (membership.State is MembershipState.Left || membership.NoticeVersion >= program.Settings.NoticeInForce)
            return card with { Body = [new Text(t[membership.State is MembershipState.Left ? "membership.left" : "notice.again.read"])] };
        return card with
        {
            Heading = t.Fill("notice.again.heading", ("program", program.Name)),
            Body = [new Text(t["notice.again.lead"]), .. kept.Body],
            Buttons =
            [
                new Button("notice.agree", membership.Id, t["notice.again.agree"], ButtonStyle.Primary),
                new Button("membership.leave", program.Id.Value, t["menu.leave"]),
            ],
        };
    }
}

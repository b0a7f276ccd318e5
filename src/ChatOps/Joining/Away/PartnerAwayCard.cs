using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Joining.Away;

/// <summary>To the partner: away, until when, and back. Never why. Subject: the membership of who is away.</summary>
internal sealed class PartnerAwayCard(MembershipStore memberships, PairingStore pairings, PersonStore people) : ICardBuilder
{
    public const string Kind = "partner-away";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await memberships.Find(showing.Db, showing.Subject) is { } membership
        && await pairings.StandingOf(showing.Db, membership.ProgramId, showing.Reader.Id) is { } partnership
        && partnership.PartnersOf(showing.Reader.Id).Any(p => p.PersonId == membership.PersonId)
        && await people.Find(showing.Db, membership.PersonId) is { } away
            ? Draw(away, membership, showing.Phrases)
            : null;

    internal static Card Draw(Person away, Membership membership, Phrases t)
    {
        var name = ("name", Span.Name(away.DisplayName));
        return new Card(Kind, t["away.notification"])
        {
            Locale = t.Tag,
            Body =
            [
                new Text(membership switch
                {
                    { State: MembershipState.Paused, PausedUntil: { } until } => t.Line("away.until", name, ("date", Dates.Day(until, t))),
                    { State: MembershipState.Paused } => t.Line("away.open", name),
                    _ => t.Line("away.back", name),
                }),
            ],
        };
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.Accounts.Changes;

/// <summary>What a check found and did not do yet, for a moderator: of their own programs only. Subject: the check.</summary>
internal sealed class PeopleCheckCard(CheckStore checks, ChangePlan plan, IPeopleChanged changed) : ICardBuilder
{
    public const string Kind = "people-check";

    private const int NamesShown = 20;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await checks.Find(showing.Db, showing.Subject) is not { } check || showing.Reader.WorkEmail is not { } email)
            return null;
        var mine = await changed.ModeratedBy(showing.Db, email);
        var planned =
            check.State == "waiting"
                ? (await plan.Of(showing.Db, check.Id)).Select(p => p.Change).Where(c => mine.Contains(c.Before.Id) && c.Counts).ToList()
                : [];
        return Draw(check, planned, showing.Phrases);
    }

    internal static Card Draw(PeopleCheck check, IReadOnlyList<PersonChange> planned, Phrases t)
    {
        var card = new Card(Kind, t["people-check.notification"]) { Locale = t.Tag };
        if (planned.Count == 0)
            return card with { Body = [new Text(t[check.State == "replaced" ? "people-check.replaced" : "people-check.done"])] };
        var left = planned.Where(c => c.HasLeft).ToList();
        return card with
        {
            Heading = t["people-check.heading"],
            Body =
            [
                new Text(t["people-check.lead"]),
                new Facts([.. Counts(planned, t)]),
                .. left.Count == 0 ? Array.Empty<Element>() :
                [
                    new Text(t["people-check.left"], TextStyle.Section),
                    new Listing([.. left.Take(NamesShown).Select(c => Line.Of(Span.Name(c.Before.DisplayName)))]),
                ],
            ],
            Buttons =
            [
                new Button("people-check.confirm", check.Id, t["people-check.confirm"], ButtonStyle.Primary),
                new Button("people-check.keep", check.Id, t["people-check.keep"]),
            ],
        };
    }

    private static IEnumerable<Fact> Counts(IReadOnlyList<PersonChange> planned, Phrases t)
    {
        foreach (var (key, count) in new[]
        {
            ("people-check.count.left", planned.Count(c => c.HasLeft)),
            ("people-check.count.email", planned.Count(c => c.HasNewEmail)),
            ("people-check.count.manager", planned.Count(c => c.HasNewManager)),
            ("people-check.count.guest", planned.Count(c => c.IsNewlyGuest)),
        })
        {
            if (count > 0)
                yield return new Fact(t[key], count.ToString(t.Culture));
        }
    }
}

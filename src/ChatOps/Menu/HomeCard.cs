using ChatOps.Cards;
using ChatOps.Channels;

namespace ChatOps.Menu;

/// <summary>The Slack Home tab: what is due, then the menu. Subject: the account whose tab it is.</summary>
internal sealed class HomeCard(MenuCard menu, IOpenWeeks weeks) : ICardBuilder
{
    public const string Kind = "home";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        var below = await menu.Build(showing, ct);
        var due = await weeks.Of(showing, ct);
        return below! with
        {
            Kind = Kind,
            Heading = t["home.heading"],
            Body = [.. due.Count == 0 ? [new Text(t["home.nothing"])] : due, new Divider(), .. below.Body],
        };
    }
}

/// <summary>What a member can still write, in a few lines with a button each. CheckIns answers it.</summary>
internal interface IOpenWeeks
{
    Task<IReadOnlyList<Element>> Of(Showing showing, Ct ct);
}

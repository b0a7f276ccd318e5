using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns;

namespace ChatOps.Menu;

/// <summary>The Slack Home tab: what is due, then the menu. Subject: the account whose tab it is.</summary>
internal sealed class HomeCard(MenuCard menu, OpenWeeks weeks) : ICardBuilder
{
    public const string Kind = "home";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        var below = await menu.Build(showing, ct);
        var due = await weeks.Of(showing);
        return below! with
        {
            Kind = Kind,
            Heading = t["home.heading"],
            Body = [.. due.Count == 0 ? [new Text(t["home.nothing"])] : due, new Divider(), .. below.Body],
        };
    }
}

/// <summary>Somebody opened the Home tab: it is published anew, through the outbox.</summary>
internal sealed class ShowHome(Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        await outbox.Queue(visit.Db, new Posting(new CardRef(HomeCard.Kind, visit.Account.Id.Value), visit.Person.Id, visit.Now)
        {
            Account = visit.Account.Id,
            Importance = Importance.Answer,
        });
        return Reply.Done;
    }
}

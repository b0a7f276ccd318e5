using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>Builds a card from its reference, for one reader, now. The worker, the answers and the demo desk all come here.</summary>
internal sealed class CardBuilders(Db db, PersonStore people, RouteTable routes, IClock clock)
{
    /// <summary>Null: there is nothing to show (any more).</summary>
    public Task<Card?> Build(CardRef card, Person reader, Ct ct) => db.Read(session => Build(session, card, reader, ct), ct);

    public Task<Card?> Build(CardRef card, PersonId reader, Ct ct) => db.Read(async session =>
        await people.Find(session, reader) is { } person ? await Build(session, card, person, ct) : null, ct);

    private async Task<Card?> Build(Session session, CardRef card, Person reader, Ct ct)
    {
        var builder = routes.CardBuilder(card.Kind) ?? throw new InvalidOperationException($"No builder for the card kind {card.Kind}.");
        return await builder.Build(new Showing(session, card.Subject, reader, clock.GetCurrentInstant()), ct);
    }
}

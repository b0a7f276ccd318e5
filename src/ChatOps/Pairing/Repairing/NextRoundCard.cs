using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.Pairing.Repairing;

/// <summary>Nobody for this round: it will be the next. Subject: the round.</summary>
internal sealed class NextRoundCard : ICardBuilder
{
    public const string Kind = "next-round";

    public Task<Card?> Build(Showing showing, Ct ct) => Task.FromResult<Card?>(Draw(showing.Phrases));

    internal static Card Draw(Phrases t) => new(Kind, t["next-round.notification"])
    {
        Locale = t.Tag,
        Heading = t["next-round.heading"],
        Body = [new Text(t["next-round.text"])],
    };
}

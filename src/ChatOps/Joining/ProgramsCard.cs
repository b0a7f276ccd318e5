using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>The programs that somebody can join, when there is more than one.</summary>
internal sealed class ProgramsCard(ProgramStore programs, MembershipStore memberships) : ICardBuilder
{
    public const string Kind = "programs";

    /// <summary>As many as a Slack message and a Teams card hold with a button each.</summary>
    private const int Most = 20;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        var mine = (await memberships.Of(showing.Db, showing.Reader.Id))
            .Where(m => m.IsIn)
            .Select(m => m.ProgramId)
            .ToHashSet();
        var open = (await programs.All(showing.Db)).Where(p => !mine.Contains(p.Id) && p.MayJoin(showing.Reader)).Take(Most);
        return new Card(Kind, t["programs.notification"])
        {
            Locale = t.Tag,
            Heading = t["programs.heading"],
            Body =
            [
                .. open.SelectMany(p =>
                    new Element[]
                    {
                        new Text(Line.Of(Span.Bold(p.Name))),
                        new ButtonRow([
                            new Button("join.open", p.Id.Value, t["intake.open"])
                            {
                                SpokenLabel = t.Fill("programs.join", ("program", p.Name)),
                            },
                        ]),
                    }),
            ],
        };
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining.Introductions;

/// <summary>The post as the channel will see it; nothing is posted before the member says so. Subject: the program.</summary>
internal sealed class IntroductionPreviewCard(ProgramStore programs, MembershipStore memberships, IntroductionCard introduction)
    : ICardBuilder
{
    public const string Kind = "introduction-preview";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        if (await programs.Find(showing.Db, new ProgramId(showing.Subject)) is not { } program
            || await memberships.Find(showing.Db, program.Id, showing.Reader.Id) is not { } membership
            || await introduction.Build(showing with { Subject = membership.Id }, ct) is not { } post)
            return null;
        return new Card(Kind, t["introduction.preview"])
        {
            Locale = t.Tag,
            Heading = t["introduction.preview"],
            Body = [new Text(t.Fill("introduction.preview.lead", ("program", program.Name))), new Divider(), .. post.Body, new Divider()],
            Buttons =
            [
                new Button("introduction.post", program.Id.Value, t["introduction.post"], ButtonStyle.Primary),
                new Button("introduction.skip", program.Id.Value, t["introduction.skip"]),
            ],
        };
    }
}

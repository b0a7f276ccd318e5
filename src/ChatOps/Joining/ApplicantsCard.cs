using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>Who waits for an answer, for the moderator: a name and two buttons each. Subject: the program.</summary>
internal sealed class ApplicantsCard(ProgramStore programs, MembershipStore memberships) : ICardBuilder
{
    public const string Kind = "applicants";

    /// <summary>As many as fit with their buttons; the rest follow when these are answered.</summary>
    private const int Most = 15;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        var id = new ProgramId(showing.Subject);
        if (!await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) || await programs.Find(showing.Db, id) is not { } program)
            return null;
        var applicants = await memberships.In(showing.Db, id, MembershipState.Applied);
        return new Card(Kind, t["applicants.notification"])
        {
            Locale = t.Tag,
            Heading = t.Fill("applicants.heading", ("program", program.Name)),
            Body =
                applicants.Count == 0
                    ? [new Text(t["applicants.none"])]
                    :
                    [
                        .. applicants
                            .Take(Most)
                            .SelectMany(a =>
                                new Element[]
                                {
                                    new Text(Line.Of(Span.Name(a.DisplayName, bold: true))),
                                    new ButtonRow([
                                        new Button("applicant.admit", a.MembershipId, t["applicants.admit"], ButtonStyle.Primary)
                                        {
                                            SpokenLabel = t.Fill("applicants.admit.spoken", ("name", a.DisplayName)),
                                        },
                                        new Button("applicant.decline", a.MembershipId, t["applicants.decline"])
                                        {
                                            SpokenLabel = t.Fill("applicants.decline.spoken", ("name", a.DisplayName)),
                                        },
                                    ]),
                                }),
                    ],
        };
    }
}

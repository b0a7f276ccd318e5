using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>The moderator's answer, to the applicant. Subject: the membership.</summary>
internal sealed class AdmittedCard(ProgramStore programs, MembershipStore memberships) : ICardBuilder
{
    public const string Kind = "admitted";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        if (await memberships.Find(showing.Db, showing.Subject) is not { } membership || membership.PersonId != showing.Reader.Id
            || await programs.Find(showing.Db, membership.ProgramId) is not { } program)
            return null;
        var key = membership.State == MembershipState.Active ? "admitted.yes" : "admitted.no";
        return new Card(Kind, t["admitted.notification"])
        {
            Locale = t.Tag,
            Heading = program.Name,
            Body = [new Text(t.Fill(key, ("program", program.Name)))],
        };
    }
}

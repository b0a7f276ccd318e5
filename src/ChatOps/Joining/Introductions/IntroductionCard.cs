using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Introductions;

/// <summary>What the program's channel sees of a member: their name and their few words, nothing else. Subject: the membership.</summary>
internal sealed class IntroductionCard(ProgramStore programs, MembershipStore memberships, PersonStore people) : ICardBuilder
{
    public const string Kind = "introduction";

    /// <summary>The reader is whoever set the channel; the words are the member's.</summary>
    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await memberships.Find(showing.Db, showing.Subject) is not { } membership
            || await programs.Find(showing.Db, membership.ProgramId) is not { } program
            || await people.Find(showing.Db, membership.PersonId) is not { } member)
            return null;
        var t = TextCatalog.For(program.Settings.Languages.Count > 0 ? program.Settings.Languages[0] : "en");
        var intake = membership.State is MembershipState.Left ? null : await memberships.FindIntake(showing.Db, membership);
        return Draw(program, member, intake, t);
    }

    internal static Card Draw(Program program, Person member, Intake? intake, Phrases t)
    {
        var card = new Card(Kind, t.Fill("introduction.notification", ("program", program.Name))) { Locale = t.Tag };
        return intake is { PostsIntro: true, Words.Intro: { } intro }
            ? card with
            {
                Body =
                [
                    new Text(t.Line("introduction.lead", ("name", Span.Name(member.DisplayName, bold: true)), ("program", program.Name))),
                    new Text(intro, TextStyle.Quote),
                ],
            }
            : card with
            {
                Body = [new Text(t["introduction.gone"], TextStyle.Subtle)],
            };
    }
}

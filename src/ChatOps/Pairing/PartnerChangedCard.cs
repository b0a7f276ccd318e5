using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>
/// "The pairs have changed": the same for everybody concerned, whoever asked and whatever was the reason. Subject: the partnership that
/// ended.
/// </summary>
internal sealed class PartnerChangedCard(ProgramStore programs, PairingStore pairings) : ICardBuilder
{
    public const string Kind = CardKinds.PartnerChanged;

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await pairings.Find(showing.Db, showing.Subject) is { EndedAt: { } endedAt } partnership
        && partnership.Partners.Any(p => p.PersonId == showing.Reader.Id)
        && await programs.Find(showing.Db, partnership.ProgramId) is { } program
        && await pairings.FindRound(showing.Db, partnership.RoundId) is { } round
            ? Draw(program, LastWeek.Holds(round, endedAt), showing.Phrases)
            : null;

    internal static Card Draw(Program program, bool isLastWeek, Phrases t) =>
        new(Kind, t["partner-changed.notification"])
        {
            Locale = t.Tag,
            Heading = t["partner-changed.heading"],
            Body =
            [
                new Text(
                    t[isLastWeek ? "partner-changed.next" : "partner-changed.news"]
                        .Replace("{days}", program.Settings.NewsWorkDays.ToString(t.Culture), StringComparison.Ordinal)),
            ],
        };
}

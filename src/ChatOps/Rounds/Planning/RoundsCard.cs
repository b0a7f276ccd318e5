using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining;
using ChatOps.Joining.Choosing;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;

namespace ChatOps.Rounds.Planning;

/// <summary>
/// A program's rounds, for its moderator: which one is open, when the next begins, and what can be done about it. Subject: the program.
/// </summary>
internal sealed class RoundsCard(
    ProgramStore programs, PairingStore pairings, MembershipStore memberships, ProposalStore proposals, RoundPlans plans) : ICardBuilder
{
    public const string Kind = CardKinds.Rounds;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        if (!await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) || await programs.Find(showing.Db, id) is not { } program)
            return null;
        return Draw(
            program,
            await pairings.OpenRound(showing.Db, id),
            (await memberships.Unpaired(showing.Db, id)).Count,
            await proposals.FindOpen(showing.Db, id),
            await plans.Next(showing.Db, id),
            showing.Phrases);
    }

    internal static Card Draw(Program program, Round? open, int unpaired, Proposal? proposal, LocalDate? next, Phrases t) =>
        new(Kind, t["rounds.notification"])
        {
            Locale = t.Tag,
            Heading = t.Fill("rounds.heading", ("program", program.Name)),
            Body =
            [
                new Text(
                    open is null
                        ? t["rounds.none-open"]
                        : t.Fill(
                            "rounds.open",
                            ("number", open.Number),
                            ("first_day", Dates.Day(open.FirstDay, t)),
                            ("last_day", Dates.Day(open.LastDay, t)))),
                .. open is null || unpaired == 0 ? [] : new[] { new Text(t.Fill("rounds.unpaired", ("n", unpaired))) },
                .. proposal is { State: ProposalState.Drafting } ? new[] { new Text(t["rounds.running"]) } : [],
                new Text(
                    next is { } day
                        ? t.Fill("rounds.next", ("day", Dates.Day(day, t)), ("days", program.Settings.Rounds.DaysAhead))
                        : t["rounds.no-next"]),
                new Text(Cadence(program.Settings, t), TextStyle.Subtle),
            ],
            Buttons =
            [
                .. proposal is null
                    ? []
                    : new[] { new Button("proposal.show", program.Id.Value, t["rounds.proposal"], ButtonStyle.Primary) },
                new Button("rounds.dry-run", program.Id.Value, t["rounds.dry-run"]),
                .. proposal is { IsNow: true }
                    ? Array.Empty<Button>()
                    : [new Button("rounds.run-now", program.Id.Value, t["rounds.run-now"])],
                .. open is null ? [] : new[] { new Button("delivery.show", open.Id, t["delivery.open"]) },
                new Button("needs.show", program.Id.Value, t["needs.open"]),
                new Button("rounds.plan", program.Id.Value, t["rounds.plan"]),
                new Button("rounds.weigh", program.Id.Value, t["rounds.weigh"]),
            ],
        };

    internal static string Cadence(ProgramSettings settings, Phrases t) =>
        string.Join(
            ' ',
            [
                settings.Rounds.WeeksBetween switch
                {
                    0 => t.Fill("rounds.cadence.no-gap", ("weeks", settings.Weeks), ("history", settings.Rounds.History)),
                    1 => t.Fill("rounds.cadence.one", ("weeks", settings.Weeks), ("history", settings.Rounds.History)),
                    var between => t.Fill(
                        "rounds.cadence", ("weeks", settings.Weeks), ("between", between), ("history", settings.Rounds.History)),
                },
                t[settings.Rounds.ApprovesItself ? "rounds.approves-itself" : "rounds.asks-you"],
            ]);
}

/// <summary>"rounds", for moderators. Subject: the program; empty: their only one, else they are asked.</summary>
internal sealed class ShowRounds(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "rounds.show";

    protected override Reply Open(Program program) => new Reply.Aside(new CardRef(RoundsCard.Kind, program.Id.Value));
}

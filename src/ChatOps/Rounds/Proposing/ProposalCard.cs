using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Rounds.Proposing;

/// <summary>
/// The proposal for a round, in the moderator's chat: the first groups, who is left out, and what can be done. Subject: the proposal, and a
/// page.
/// </summary>
internal class ProposalCard(
    ProgramStore programs, ProposalStore proposals, PairingStore pairings, Candidates candidates, MembershipStore memberships)
    : ICardBuilder
{
    public const string Kind = "proposal";

    private const int MostLeftOut = 6;

    protected virtual string OwnKind => Kind;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var at = PageRef.Read(showing.Subject);
        if (await proposals.Find(showing.Db, at.Id) is not { } proposal
            || !await programs.IsModerator(showing.Db, proposal.ProgramId, showing.Reader.WorkEmail)
            || await programs.Find(showing.Db, proposal.ProgramId) is not { } program)
            return null;
        var before = proposal.IsNow && proposal.State < ProposalState.Opening ? await pairings.OpenRound(showing.Db, program.Id) : null;
        var thirds = proposal.IsOpenToChange && proposal.LeftOut.Any(l => l.Why is LeftOut.Unmatched or LeftOut.SetAside)
            ? Offers(proposal, proposal.LeftOut, await candidates.Load(showing.Db, program, proposal.FirstDay))
            : [];
        var isIn = await memberships.Find(showing.Db, program.Id, showing.Reader.Id) is { IsIn: true };
        return Draw(program, proposal, before, thirds, at.Page, showing.Reader, isIn, showing.Phrases) with { Kind = OwnKind };
    }

    internal static Card Draw(
        Program program,
        Proposal proposal,
        Round? before,
        IReadOnlyDictionary<PersonId, JoinAsThird.Third> thirds,
        int page,
        Person reader,
        bool isIn,
        Phrases t)
    {
        var pages = PageRef.Count(proposal.Groups.Count, GroupLines.OnOnePage);
        page = Math.Min(page, pages);
        var isShown = proposal.State is not (ProposalState.Drafting or ProposalState.Dropped);
        return new Card(Kind, t["proposal.notification"])
        {
            Locale = t.Tag,
            Heading = t.Fill(
                "proposal.heading",
                ("program", program.Name),
                ("first_day", Dates.Day(proposal.FirstDay, t)),
                ("last_day", Dates.Day(proposal.LastDay, t))),
            Body =
            [
                new Text(StateOf(proposal, reader, t)),
                .. before is null
                    ? []
                    : new[]
                    {
                        new Text(t.Fill("proposal.ends-before", ("number", before.Number), ("last_day", Dates.Day(before.LastDay, t)))),
                    },
                .. isShown && page == 1 ? Left(proposal, thirds, t) : [],
                .. isShown && proposal.Groups.Count > 0
                    ?
                    [
                        new Text(
                            t[proposal.State is ProposalState.Opened ? "proposal.groups.open" : "proposal.groups"], TextStyle.Section),
                        .. GroupLines.Of(proposal.Groups, page, proposal.IsOpenToChange, t),
                    ]
                    : Array.Empty<Element>(),
            ],
            Buttons = [.. isShown ? GroupLines.Turning("proposal.page", proposal.Id, page, pages, t) : [], .. Deciding(proposal, isIn, t)],
        };
    }

    /// <summary>A moderator who is not in the program may want to be.</summary>
    private static Button[] Joining(Proposal proposal, bool isIn, Phrases t) =>
        isIn ? [] : [new Button("rounds.take-part", proposal.ProgramId.Value, t["proposal.take-part"])];

    private static IEnumerable<Button> Deciding(Proposal proposal, bool isIn, Phrases t) =>
        proposal.State switch
        {
            ProposalState.Proposed =>
            [
                .. proposal.Groups.Count > 0
                    ?
                    [
                        new Button(
                            "proposal.approve",
                            $"{new PageRef(proposal.Id, proposal.Version)}",
                            t["proposal.approve"],
                            ButtonStyle.Primary),
                    ]
                    : Array.Empty<Button>(),
                new Button("proposal.again", proposal.Id, t["proposal.again"]),
                new Button("proposal.drop", proposal.Id, t["proposal.drop"]),
                .. Joining(proposal, isIn, t),
            ],
            ProposalState.Approved =>
            [
                new Button("proposal.again", proposal.Id, t["proposal.again"]),
                new Button("proposal.drop", proposal.Id, t["proposal.drop"]),
                .. Joining(proposal, isIn, t),
            ],
            ProposalState.Opening or ProposalState.Opened => [new Button("delivery.show", proposal.RoundId!, t["delivery.open"])],
            _ => [],
        };

    internal static string StateOf(Proposal proposal, Person reader, Phrases t) =>
        proposal.State switch
        {
            ProposalState.Drafting => t["proposal.drafting"],
            ProposalState.Proposed when proposal.Groups.Count == 0 => t["proposal.proposed.none"],
            ProposalState.Proposed when proposal.Groups.Count == 1 => t.Fill("proposal.proposed.one", ("members", proposal.Members)),
            ProposalState.Proposed => t.Fill("proposal.proposed", ("groups", proposal.Groups.Count), ("members", proposal.Members)),
            ProposalState.Approved when proposal.IsNow => t["proposal.approved.now"],
            ProposalState.Approved => t.Fill(
                "proposal.approved",
                ("when", Dates.DayAndTime(proposal.OpensAt.InZone(reader.TimeZone).LocalDateTime, t)),
                ("day", Dates.Day(proposal.OpensAt.InZone(reader.TimeZone).Date, t))),
            ProposalState.Opening => t["proposal.opening"],
            ProposalState.Opened when proposal.Groups.Count == 1 => t.Fill("proposal.opened.one", ("members", proposal.Members)),
            ProposalState.Opened => t.Fill("proposal.opened", ("groups", proposal.Groups.Count), ("members", proposal.Members)),
            _ => t["proposal.dropped"],
        };

    private static IEnumerable<Element> Left(
        Proposal proposal, IReadOnlyDictionary<PersonId, JoinAsThird.Third> thirds, Phrases t)
    {
        if (proposal.LeftOut.Count == 0)
            yield break;
        yield return new Text(t["proposal.left"], TextStyle.Section);
        foreach (var left in proposal.LeftOut.Take(MostLeftOut))
        {
            yield return new Text(LeftLine(left, t));
            if (thirds.TryGetValue(left.PersonId, out var third))
                yield return new ButtonRow([
                    new Button(
                        "proposal.place",
                        $"{third.Joins.Id}/{left.PersonId}",
                        t.Fill("proposal.place", ("names", string.Join($" {t["and"]} ", third.Joins.Members.Select(m => m.DisplayName))))),
                ]);
        }

        if (proposal.LeftOut.Count > MostLeftOut)
            yield return new Text(t.Fill("proposal.left.more", ("n", proposal.LeftOut.Count - MostLeftOut)), TextStyle.Subtle);
    }

    internal static Line LeftLine(LeftOutMember left, Phrases t) =>
        t.Line($"proposal.left.{Key(left.Why)}", ("name", Span.Name(left.DisplayName, bold: true)));

    private static string Key(LeftOut why) => why switch
    {
        LeftOut.Unreachable => "unreachable",
        LeftOut.Unreadable => "unreadable",
        LeftOut.SetAside => "set-aside",
        _ => "unmatched",
    };

    /// <summary>The trio that would fit, for each of the first few who are left.</summary>
    internal static Dictionary<PersonId, JoinAsThird.Third> Offers(Proposal proposal, IEnumerable<LeftOutMember> left, Entrants known) =>
        left.Take(MostLeftOut)
            .Select(l => JoinAsThird.For(l.PersonId, proposal.Groups, known, proposal.Splits))
            .OfType<JoinAsThird.Third>()
            .ToDictionary(t => t.Who);
}

/// <summary>A page of the proposal, opened beside the message: in Slack over it, in Teams in its place until the message changes.</summary>
internal sealed class ProposalPage(
    ProgramStore programs, ProposalStore proposals, PairingStore pairings, Candidates candidates, MembershipStore memberships)
    : ProposalCard(programs, proposals, pairings, candidates, memberships)
{
    public new const string Kind = "proposal-page";

    protected override string OwnKind => Kind;
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Rounds.Planning;

/// <summary>
/// What a proposal made now would be, worked out while it is drawn. What a moderator locked stays. Subject: the program, and a page.
/// </summary>
internal sealed class DryRunCard(ProgramStore programs, ProposalStore proposals, RoundPlans plans, Candidates candidates) : ICardBuilder
{
    public const string Kind = "dry-run";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var at = PageRef.Read(showing.Subject);
        var id = new ProgramId(at.Id);
        if (!await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) || await programs.Find(showing.Db, id) is not { } program)
            return null;
        var draft = await Try(showing.Db, program, proposals, plans, candidates, showing.Now.InZone(showing.Reader.TimeZone).Date);
        return Draw(program, draft, at.Page, showing.Phrases);
    }

    /// <summary>The proposal as it would be made now.</summary>
    internal static async Task<Draft> Try(
        Session db, Program program, ProposalStore proposals, RoundPlans plans, Candidates candidates, LocalDate today)
    {
        var open = await proposals.FindOpen(db, program.Id);
        var day = open?.FirstDay ?? await plans.Next(db, program.Id) ?? RoundPlan.Starting(program, 1, today).FirstDay;
        return Draft.Make(
            program.Settings.Rounds,
            await candidates.Load(db, program, day),
            [.. open?.Groups.Where(g => g.IsLocked) ?? []],
            open?.Splits ?? []);
    }

    internal static string Lead(Draft draft, Phrases t) => (draft.Groups.Count, Members: draft.Groups.Sum(g => g.Members.Count)) switch
    {
        (0, _) => t["dry-run.lead.none"],
        (1, var members) => t.Fill("dry-run.lead.one", ("members", members)),
        var (groups, members) => t.Fill("dry-run.lead", ("groups", groups), ("members", members)),
    };

    internal static Card Draw(Program program, Draft draft, int page, Phrases t)
    {
        var pages = PageRef.Count(draft.Groups.Count, GroupLines.OnOnePage);
        page = Math.Min(page, pages);
        return new Card(Kind, t["dry-run.notification"])
        {
            Locale = t.Tag,
            Heading = t.Fill("dry-run.heading", ("program", program.Name)),
            Body =
            [
                new Text(Lead(draft, t)),
                .. page > 1 || draft.LeftOut.Count == 0
                    ? []
                    : new Element[]
                    {
                        new Text(t["proposal.left"], TextStyle.Section),
                        new Listing([.. draft.LeftOut.Take(20).Select(l => ProposalCard.LeftLine(l, t))]),
                    },
                .. page > 1 || draft.LeftOut.Count <= 20
                    ? []
                    : new[] { new Text(t.Fill("proposal.left.more", ("n", draft.LeftOut.Count - 20)), TextStyle.Subtle) },
                .. draft.Groups.Count == 0 ? [] : new[] { new Text(t["proposal.groups"], TextStyle.Section) },
                .. GroupLines.Of(draft.Groups, page, isOpenToChange: false, t),
            ],
            Buttons = [.. GroupLines.Turning("rounds.dry-run", program.Id.Value, page, pages, t)],
        };
    }
}

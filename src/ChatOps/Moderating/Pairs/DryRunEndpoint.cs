using ChatOps.Privacy;
using ChatOps.Rounds;
using ChatOps.Rounds.Planning;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>B3 on a page: what a proposal made now would be. Nothing is kept and nobody is told.</summary>
internal sealed class DryRunEndpoint(Db db, ProposalStore proposals, RoundPlans plans, Candidates candidates, AuditLog audit, IClock clock)
{
    private const string Here = "dry-run";

    public async Task<PageAnswer> Show(PageRequest look, Ct ct)
    {
        if (look.Moderator.Known is not { Person: var reader })
            return ConsolePage.Unknown(look, "rounds", look.T["rounds.dry-run"]);
        await db.Write(session => audit.Record(session, look.Moderator.Actor, "console.dry-run.opened"), ct);
        var today = clock.GetCurrentInstant().InZone(reader.TimeZone).Date;
        var draft = await db.Read(session => DryRunCard.Try(session, look.Program, proposals, plans, candidates, today), ct);
        return Write(look, draft);
    }

    private static PageAnswer Write(PageRequest look, Draft draft)
    {
        var t = look.T;
        var left = draft.LeftOut.Where(l => Paged.Finds(look.Asked("q"), l.DisplayName)).ToList();
        var said = DryRunCard.Lead(draft, t);
        return ConsolePage.Page(
            look,
            "rounds",
            t["rounds.dry-run"],
            $"""
            <p class="lead">{Html.Encode(said)}</p>
            <p><a href="{look.At("rounds")}">{Html.Encode(t["console.back"])}</a></p>
            {LeftOutList.Write(look, left)}
            """
            + PairsList.Write(look, Here, draft.Groups, _ => "", null));
    }
}

using ChatOps.Goals;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Moderating.Goals;

/// <summary>D2: a moderator edits the goals that members can start from. The form carries the whole list; only Save stores it.</summary>
internal sealed class GoalsEndpoint(Db db, SampleGoalStore samples, AuditLog audit)
{
    public const string Here = "sample-goals";

    private const string Changed = "sample-goals.changed";

    public async Task<PageAnswer> Show(PageRequest look, Ct ct)
    {
        var list = await db.Read(session => samples.Of(session, look.Program.Id), ct);
        return GoalsPage.Write(
            look, new GoalSheet(list.All, list.Version), [], look.Asked("done") == "saved" ? "console.saved" : null, null);
    }

    public async Task<PageAnswer> Do(PageRequest look, IFormCollection form, Ct ct)
    {
        var button = form["do"].ToString();
        var sheet = GoalSheet.Read(form, (await db.Read(session => samples.Of(session, look.Program.Id), ct)).All);
        if (button != "save")
            return GoalsPage.Write(look, sheet.After(button), [], null, FocusAfter.Button(button, sheet.All.Count));
        IReadOnlyList<SampleGoalFault> faults = SheetRows.IsLost(form, sheet.All.Count)
            ? [new SampleGoalFault(null, "input.error.nothing", 0)]
            : SampleGoalRules.Faults(sheet.All);
        if (faults.Count > 0)
        {
            await Refused(look, ct);
            return GoalsPage.Write(look, sheet, faults, null, FocusAfter.Faults(faults.Select(f => f.At)));
        }

        var isSaved = await db.Write(async session =>
        {
            if (!await samples.Save(session, look.Program.Id, sheet.All, sheet.MadeFrom))
                return false;
            await audit.Record(session, look.Moderator.Actor, Changed);
            return true;
        }, ct);
        if (isSaved)
            return new PageAnswer.Elsewhere(look.At(Here, ("done", "saved")));
        await Refused(look, ct);
        // Theirs is what is saved; saving once more is a decision.
        var theirs = await db.Read(session => samples.Of(session, look.Program.Id), ct);
        return GoalsPage.Write(look, sheet with { MadeFrom = theirs.Version }, [], "console.goals.newer", null);
    }

    private Task Refused(PageRequest look, Ct ct) =>
        db.Write(session => audit.Record(session, look.Moderator.Actor, Changed, isRefused: true), ct);
}

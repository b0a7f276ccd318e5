using System.Globalization;
using ChatOps.Cards;
using ChatOps.Channels.Teams;
using ChatOps.CheckIns.Weeks;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Moderating.Questions;

/// <summary>E7: a moderator edits the program's questions. The form carries the whole template; only Save stores it.</summary>
internal sealed class QuestionsEndpoint(Db db, ProgramStore programs, AuditLog audit, ParticipationSettings participation)
{
    public const string Here = "questions";

    private const string Changed = "questions.changed";

    public Task<PageAnswer> Show(PageRequest look, Ct ct)
    {
        var sheet = new QuestionSheet(look.Program.Settings.Questions) { MadeFrom = Version(look.Program.Settings), Language = look.T.Tag };
        return Task.FromResult(
            QuestionsPage.Write(look, sheet, [], participation.MinimumGroup, look.Asked("done") == "saved" ? "console.saved" : null, null));
    }

    public async Task<PageAnswer> Do(PageRequest look, IFormCollection form, Ct ct)
    {
        var program = look.Program;
        var button = form["do"].ToString();
        var before = QuestionSheet.Read(form, program.Settings.Questions);
        var sheet = before.After(button);
        if (button is not ("save" or "preview"))
            return QuestionsPage.Write(
                look, sheet, [], participation.MinimumGroup, null, FocusAfter.Button(button, before.Questions.Count));
        IReadOnlyList<QuestionFault> faults = SheetRows.IsLost(form, before.Questions.Count)
            ? [new QuestionFault(null, "input.error.nothing", 0)]
            : Decide(program.Settings, sheet.Saved, participation.MinimumGroup);
        if (faults.Count > 0 && button == "save")
            await Refused(look, ct);
        if (faults.Count > 0 || button == "preview")
            return QuestionsPage.Write(look, sheet, faults, participation.MinimumGroup, null, FocusAfter.Faults(faults.Select(f => f.At)));
        var settings = QuestionRules.Replace(program.Settings, sheet.Saved);
        var isSaved = await db.Write(async session =>
        {
            if (sheet.MadeFrom != Version(program.Settings) || !await programs.SaveSettings(session, program, settings))
                return false;
            await audit.Record(session, look.Moderator.Actor, Changed);
            return true;
        }, ct);
        if (isSaved)
            return new PageAnswer.Elsewhere(look.At(Here, ("done", "saved")));
        await Refused(look, ct);
        // Theirs is what is saved; saving once more is a decision.
        var theirs = await db.Read(session => programs.Find(session, program.Id), ct);
        return QuestionsPage.Write(
            look,
            sheet with
            {
                MadeFrom = Version(theirs!.Settings),
            },
            [],
            participation.MinimumGroup,
            "console.newer",
            null);
    }

    private Task Refused(PageRequest look, Ct ct) =>
        db.Write(session => audit.Record(session, look.Moderator.Actor, Changed, isRefused: true), ct);

    /// <summary>What a form was made from: a change over somebody else's is noticed.</summary>
    private static string Version(ProgramSettings settings) =>
        StableHash
            .Of(ProgramStore.WriteSettings(new ProgramSettings { Questions = settings.Questions }))
            .ToString("x8", CultureInfo.InvariantCulture);

    internal static IReadOnlyList<QuestionFault> Decide(ProgramSettings settings, IReadOnlyList<Question> questions, int minimumGroup)
    {
        var faults = QuestionRules.Faults(questions);
        if (faults.Count > 0)
            return faults;
        var size = Size(settings with { Questions = questions }, minimumGroup);
        return size > AdaptiveCards.Limit ? [new QuestionFault(null, "console.questions.error.size", size / 1024 + 1)] : [];
    }

    /// <summary>Bytes of the fullest form in Teams, in the language in which it is largest.</summary>
    internal static int Size(ProgramSettings settings, int minimumGroup) =>
        TextCatalog.Tags.Max(tag => CardJson.Size(AdaptiveCards.Render(FullestWeek.Form(settings, TextCatalog.For(tag), minimumGroup))));
}

using System.Globalization;
using ChatOps.Cards;
using ChatOps.Channels.Teams;
using ChatOps.CheckIns.Weeks;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Moderating.Questions;

/// <summary>E7: a moderator edits the program's questions. The form carries the whole template; only Save stores it.</summary>
internal sealed class QuestionsDesk(Db db, ProgramStore programs, AuditLog audit, ParticipationSettings participation)
{
    public Task<string> Show(Moderator moderator, Program program, Ct ct) =>
        Task.FromResult(QuestionsPage.Write(moderator, program, new QuestionSheet(program.Settings.Questions) { MadeFrom = Version(program.Settings) }, [], participation.MinimumGroup, null));

    public async Task<string> Do(Moderator moderator, Program program, IFormCollection form, Ct ct)
    {
        var button = form["do"].ToString();
        var sheet = QuestionSheet.Read(form).After(button);
        if (button is not ("save" or "preview"))
            return QuestionsPage.Write(moderator, program, sheet, [], participation.MinimumGroup, null);
        var faults = Decide(program.Settings, sheet.Saved, participation.MinimumGroup);
        if (faults.Count > 0 || button == "preview")
            return QuestionsPage.Write(moderator, program, sheet, faults, participation.MinimumGroup, null);
        var settings = QuestionRules.Replace(program.Settings, sheet.Saved);
        var isSaved = await db.Write(async session =>
        {
            if (sheet.MadeFrom != Version(program.Settings) || !await programs.SaveSettings(session, program, settings))
                return false;
            await audit.Record(session, moderator.Actor, "questions.changed");
            return true;
        }, ct);
        return isSaved
            ? QuestionsPage.Write(moderator, program, new QuestionSheet(settings.Questions) { MadeFrom = Version(settings) }, [], participation.MinimumGroup, "console.saved")
            : QuestionsPage.Write(moderator, program, sheet, [], participation.MinimumGroup, "console.newer");
    }

    /// <summary>What a form was made from: a change over somebody else's is noticed.</summary>
    private static string Version(ProgramSettings settings) =>
        StableHash.Of(ProgramStore.WriteSettings(new ProgramSettings { Questions = settings.Questions })).ToString("x8", CultureInfo.InvariantCulture);

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

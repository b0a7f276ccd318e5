using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Benchmarks.Stage;

/// <summary>A seeded company made ready for a busy morning, as it would stand after its tick and a moderator's first visit.</summary>
internal static class Monday
{
    private const string Moderator = "moderator@sample.example";

    /// <summary>People who differ, and one who moderates; the program's id.</summary>
    public static async Task<ProgramId> Prepare(Db db, AccountKey moderator, Ct ct)
    {
        var programs = new ProgramStore();
        var program = (await db.Read(programs.All, ct)).Single().Id;
        const string Number = "CAST(substr(display_name, length(display_name) - 3) AS INTEGER)";
        await Do(
            db,
            $"""
            UPDATE persons SET zone = CASE {Number} % 4 WHEN 0 THEN 'Europe/Berlin' WHEN 1 THEN 'Europe/London' WHEN 2 THEN 'America/New_York' ELSE 'Asia/Kolkata' END,
                seniority = 1 + {Number} % 5, work_from = 480 + 60 * ({Number} % 3), work_until = 960 + 60 * ({Number} % 3)
            """,
            ct);
        const string Topics = """
            UPDATE intakes SET topic = (
                SELECT CASE {0} % 5 WHEN 0 THEN 'focus' WHEN 1 THEN 'writing' WHEN 2 THEN 'learning' WHEN 3 THEN 'project' ELSE 'speaking' END
                FROM persons p JOIN memberships m ON m.person_id = p.id
                WHERE m.id = intakes.membership_id)
            """;
        await Do(db, Topics.Replace("{0}", Number, StringComparison.Ordinal), ct);
        await Do(
            db,
            $"""
            UPDATE persons SET work_email = '{Moderator}'
            WHERE id = (SELECT a.person_id FROM accounts a WHERE a.tenant = '{moderator.Tenant}' AND a.user_id = '{moderator.UserId}')
            """,
            ct);
        await db.Write(session => programs.AddModerator(session, program, Moderator), ct);
        return program;
    }

    /// <summary>The cards of all but the first so many pairs are queued and not sent yet; how many.</summary>
    public static Task<int> Queue(Db db, int sparedPairs, Ct ct) => Do(
        db,
        $"""
        UPDATE outbox
        SET state = 'due', shown = 0, posted = 0, sent_at = NULL, message_id = NULL, conversation = NULL, message_account_id = NULL
        WHERE kind = 'check-in-form' AND person_id IN (
            SELECT p.id FROM persons p WHERE CAST(substr(p.display_name, length(p.display_name) - 7) AS INTEGER) >= {sparedPairs})
        """,
        ct);

    private static Task<int> Do(Db db, string sql, Ct ct) =>
        db.Write(session => session.Execute(new Statement("Benchmarks/Monday", sql, null)), ct);
}

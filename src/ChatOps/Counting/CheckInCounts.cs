using System.Security.Cryptography;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Counting;

/// <summary>
/// The facts of a check-in without its content, and their totals, in the transaction of their cause: at any moment the totals are what a
/// recount gives. The total comes first, so that whoever holds both tables for a recount is never in the way of somebody who holds the
/// other.
/// </summary>
internal static class CheckInCounts
{
    private const int Slots = 64;

    private static readonly SqlText Sql = new("Counting");

    private static readonly Statement s_opened = Sql["CountOpened"].Then(Sql["RecordOpened"]);

    private static readonly Statement s_shared = Sql["CountShared"].Then(Sql["RecordShared"]);

    private static readonly Statement s_whetherDue = Sql["CountWhetherDue"].Then(Sql["RecordWhetherDue"]);

    // Writers that count in one row would wait for each other's commits; readers add the slots up.
    private static readonly int s_slot = RandomNumberGenerator.GetInt32(Slots);

    public static Task Opened(
        Session db, string checkInId, string programKey, int roundNumber, LocalDate week, string department, PersonId person) =>
        db.Execute(
            s_opened,
            new
            {
                CheckInId = checkInId,
                ProgramKey = programKey,
                RoundNumber = roundNumber,
                Week = week,
                Department = department,
                PersonId = person,
                Slot = SlotOn(db),
            });

    /// <summary>Each counts once, however often.</summary>
    public static Task Shared(Session db, string[] checkInIds, string[] onTime) =>
        db.Execute(s_shared, new { CheckInIds = checkInIds, OnTime = onTime, Slot = SlotOn(db) });

    /// <summary>A skipped week is not due, one that was shared stays so.</summary>
    public static Task WhetherDue(Session db, string checkInId, bool isDue) =>
        db.Later(s_whetherDue, new { CheckInId = checkInId, IsDue = isDue, Slot = SlotOn(db) });

    private static int SlotOn(Session db) => db.Engine == Engine.Postgres ? (s_slot + db.Writer) % Slots : 0;
}

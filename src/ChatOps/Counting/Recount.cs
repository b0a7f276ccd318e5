using ChatOps.Storage;

namespace ChatOps.Counting;

/// <summary>The totals from the facts. Weeks whose facts were folded away keep what they have.</summary>
internal static class Recount
{
    private static readonly SqlText Sql = new("Counting");

    /// <summary>In one unit of work, while others may be counting. Bands come back with the next tick.</summary>
    public static async Task Run(Session db)
    {
        foreach (
            var statement in (string[])
                [
                    "HoldCounts",
                    "DropRollup",
                    "Recount",
                    "DropMembers",
                    "RecountMembers",
                    "DropBands",
                    "DropSteps",
                    "DropCore",
                    "HoldMeetings",
                    "DropMeetings",
                    "RecountMeetings",
                    "RecountMeetingsByDepartment",
                ])
            await db.Execute(Sql[statement]);
    }

    /// <summary>How many totals differ from what a recount gives. Changes nothing.</summary>
    public static async Task<long> Differences(Session db) =>
        await db.Find<long>(Sql["CountDifferences"])
        + await db.Find<long>(Sql["MemberDifferences"])
        + await db.Find<long>(Sql["MeetingDifferences"]);
}

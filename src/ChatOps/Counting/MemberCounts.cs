using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Counting;

/// <summary>Who is an active member on which Monday, by department: facts and their totals in one transaction.</summary>
internal static class MemberCounts
{
    private static readonly SqlText Sql = new("Counting");

    /// <summary>After any change of a membership or of its person's department. Does nothing when what is kept is still so.</summary>
    public static async Task Keep(Session db, string membershipId, Instant now)
    {
        var values = new { MembershipId = membershipId, Week = NextMonday(now) };
        foreach (var statement in (string[])["CountMembersGone", "DropMembership", "EndMembership", "CountMembersNew", "BeginMembership"])
            await db.Execute(Sql[statement], values);
    }

    /// <summary>Whose memberships these were is known no longer; how many members there were in which week stays.</summary>
    public static Task Forget(Session db, PersonId person) => db.Execute(Sql["ForgetMemberships"], new { PersonId = person });

    /// <summary>Memberships that were changed past <see cref="Keep"/>, such as by a new department in the directory.</summary>
    public static Task<IReadOnlyList<string>> Missed(Session db) => db.Query<string>(Sql["MembershipsToCount"]);

    /// <summary>The first Monday on which a change of now is seen: today, when it is one (UTC).</summary>
    internal static LocalDate NextMonday(Instant now)
    {
        var today = now.InUtc().Date;
        return today.DayOfWeek == IsoDayOfWeek.Monday ? today : today.Next(IsoDayOfWeek.Monday);
    }
}

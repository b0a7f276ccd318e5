using ChatOps.Accounts.Changes;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining.Leaving;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Joining.Changes;

/// <summary>
/// What the nightly check means for memberships and pairs: who left leaves, and a pair that a hard rule forbids now ends kindly. Who is
/// left over is paired again.
/// </summary>
internal sealed class FollowChanges(
    ProgramStore programs,
    MembershipStore memberships,
    PairingStore pairings,
    Departure departure,
    Parting parting,
    Outbox outbox) : IPeopleChanged
{
    private static readonly SqlText Rounds = new("Rounds");

    private static readonly SqlText Sql = new("Joining");

    public async Task Left(Session db, Person person, Instant now)
    {
        await pairings.HoldOf(db, [person.Id]);
        foreach (var membership in (await memberships.LoadOf(db, person.Id)).Where(m => m.IsIn))
            await departure.End(db, membership, now);
    }

    public async Task Changed(Session db, Person person, Instant now)
    {
        await pairings.HoldOf(db, [person.Id]);
        foreach (var membership in (await memberships.LoadOf(db, person.Id)).Where(m => m.IsIn))
        {
            if (await programs.Find(db, membership.ProgramId) is not { } program || program.MayJoin(person))
                continue;
            await departure.End(db, membership, now);
            await outbox.Queue(db, new Posting(new CardRef(NoticeCard.Kind, "membership.no_guests"), person.Id, now));
        }

        var lines = ReportingLines.Of(await db.Query<ReportingLines.Row>(Rounds["Managers"]));
        foreach (var partnership in await pairings.AllStandingOf(db, person.Id))
        {
            if (
                await programs.Find(db, partnership.ProgramId) is { } program
                && partnership
                    .PartnersOf(person.Id)
                    .Any(p => IsForbidden(lines, person.Id, p.PersonId, program.Settings.Rounds.Match.WholeLine)))
                await parting.Part(db, partnership, person.Id, isLeaving: false, now);
        }
    }

    public Task EmailMoved(Session db, string before, string after) => programs.MoveModerator(db, before, after);

    public async Task<IReadOnlyList<PersonId>> Moderators(Session db) =>
        [.. (await db.Query<Member>(Sql["AllModerators"])).Select(m => m.PersonId)];

    public async Task<IReadOnlySet<PersonId>> ModeratedBy(Session db, string email) =>
        (await db.Query<Member>(Sql["MembersModeratedBy"], new { Email = email })).Select(m => m.PersonId).ToHashSet();

    /// <summary>One above the other, or both under the same manager; over several levels only where the program says so.</summary>
    internal static bool IsForbidden(ReportingLines lines, PersonId a, PersonId b, bool wholeLine)
    {
        if (wholeLine)
            return lines.Joins(a, b);
        var (managerA, managerB) = (Manager(a), Manager(b));
        return managerA == b.Value || managerB == a.Value || (managerA is not null && managerA == managerB);

        string? Manager(PersonId person) => lines.Above(person) is [var nearest, ..] ? nearest : null;
    }
}

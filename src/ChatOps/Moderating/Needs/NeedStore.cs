using ChatOps.Joining;
using ChatOps.Meetings.Stuck;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds.Delivered;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Moderating.Needs;

/// <summary>Gathers what waits for a moderator.</summary>
internal sealed class NeedStore(MembershipStore memberships, PairingStore pairings, DeliveryBook deliveries, StuckMeetings meetings)
{
    /// <summary>So many weeks without a word make a pair quiet.</summary>
    private const int QuietAfter = 2;

    private static readonly SqlText Sql = new("Moderating/Needs");

    private static readonly Duration AWeek = Duration.FromDays(7);

    /// <summary>What was quiet before is another round's.</summary>
    private static readonly Duration Remembered = Duration.FromDays(56);

    public async Task<Need> Of(Session db, Program program, Person reader, Instant now)
    {
        var round = await pairings.OpenRound(db, program.Id);
        var unpaired = round is null
            ? []
            : await db.Query<UnpairedRow>(Sql["UnpairedInRound"], new { ProgramId = program.Id, RoundId = round.Id });
        return new Need
        {
            Applicants = await memberships.In(db, program.Id, MembershipState.Applied),
            Unpaired = [.. unpaired.Where(u => !u.HadPartner).Select(u => u.DisplayName)],
            ToRePair = [.. unpaired.Where(u => u.HadPartner).Select(u => u.DisplayName)],
            Undelivered = round is null ? [] : [.. (await deliveries.Of(db, round)).Select(e => e.Told).Where(t => t.NeedsLook)],
            Quiet = Quiet(
                await db.Query<QuietMember>(Sql["QuietMembers"], new { ProgramId = program.Id, Since = now - Remembered }), reader),
            // Where somebody else is named for it, it is theirs.
            Meetings = await meetings.Of(db, program.Id, now),
            Unread = await Unread(db, program.Id, now),
            Reports =
                program.Settings.CareContact.Length > 0
                    ? 0
                    : await db.Find<int>(
                        Sql["CountReports"], new { ProgramId = program.Id, Since = now - AWeek, Reader = reader.Id }),
        };
    }

    private static async Task<IReadOnlyList<UnreadItem>> Unread(Session db, ProgramId program, Instant now) =>
    [
        .. (await db.Query<UnreadRow>(
                Sql["FaultsToTell"], new { ProgramId = program, Tries = FaultStore.TriesUntilTold, Since = now - FaultStore.Stands }))
            .GroupBy(r => (r.Kind, r.Item))
            .Select(g => new UnreadItem(g.Key.Kind, g.Key.Item, [.. g.Select(r => r.Name).OfType<string>().Distinct()])),
    ];

    /// <summary>Never the quiet flags of their own reports, nor a pair from which they could be told.</summary>
    internal static IReadOnlyList<QuietPair> Quiet(IReadOnlyList<QuietMember> members, Person reader) =>
    [
        .. members.GroupBy(m => m.PartnershipId)
            .Where(p => p.Any(m => m.QuietWeeks >= QuietAfter) && !p.Any(m => m.ReportsTo(reader)))
            .Select(p => new QuietPair(p.Key, [.. p.Select(m => m.DisplayName)]))
            .OrderBy(p => p.Names[0], StringComparer.InvariantCulture).ThenBy(p => p.PartnershipId, StringComparer.Ordinal),
    ];

    private sealed record UnreadRow
    {
        public string Kind { get; init; } = "";
        public string Item { get; init; } = "";
        public string? Name { get; init; }
    }

    private sealed record UnpairedRow
    {
        public string DisplayName { get; init; } = "";
        public bool HadPartner { get; init; }
    }
}

using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.CheckIns;

/// <summary>What only the member's card needs: read when it is built, never on the way of a submit.</summary>
internal sealed partial class CheckInStore
{
    public async Task<Surroundings> Around(Session db, Situation now)
    {
        var checkIn = now.CheckIn;
        var partners = now.StandingId is null ? [] : await PartnersWeeks(db, checkIn, now.StandingId);
        var cover = checkIn.State == CheckInState.Shared ? await db.Query<CoverRow>(Sql["CoverAround"], new { checkIn.Id }) : [];
        return new Surroundings
        {
            SharedWith = checkIn.PartnershipId is null || checkIn.State != CheckInState.Shared
                ? []
                : [.. await PartnersIn(db, checkIn.PartnershipId, checkIn.PersonId), .. cover.Where(c => c.IsShared).Select(c => c.ToPartner())],
            Cover = cover.Any(c => c.IsShared) ? [] : [.. cover.Select(c => c.ToPartner())],
            Skipping = [.. partners.Where(p => p.State == "skipped").Select(p => p.DisplayName.Split(' ', 2)[0])],
            Echoes = checkIn.State == CheckInState.Shared ? await EchoesOf(db, checkIn.Id) : [],
            SkippedBefore = checkIn.State == CheckInState.Skipped && await SkippedBefore(db, checkIn),
            NewerOpenId = now.Draft is null ? null : await Newer(db, checkIn),
        };
    }

    /// <summary>The partners' own check-ins of the same week: their cards say when this member takes a break.</summary>
    public async Task<IReadOnlyList<string>> PartnersCards(Session db, Situation now) =>
        now.StandingId is null ? [] : [.. (await PartnersWeeks(db, now.CheckIn, now.StandingId)).Select(w => w.Id)];

    /// <summary>A later check-in of the same membership that is not closed.</summary>
    public Task<string?> Newer(Session db, CheckIn checkIn) => db.Find<string>(Sql["NewerOpen"], new { checkIn.MembershipId, checkIn.Week });

    /// <summary>All check-ins that this person can still write, over all programs, the newest first.</summary>
    public async Task<IReadOnlyList<WritableWeek>> OpenWeeksOf(Session db, PersonId person, Instant now) =>
        [.. (await db.Query<OpenRow>(Sql["OpenWeeksOf"], new { PersonId = person, Now = now })).Select(r => new WritableWeek(r.Id, r.Program, r.Week, StateOf(r.State), r.ClosesAt))];

    private static async Task<IReadOnlyList<Partner>> PartnersIn(Session db, string partnershipId, PersonId without) =>
        [.. (await db.Query<NameRow>(Sql["NamesIn"], new { PartnershipId = partnershipId, PersonId = without })).Select(r => new Partner { PersonId = r.PersonId, DisplayName = r.DisplayName })];

    private static Task<IReadOnlyList<WeekRow>> PartnersWeeks(Session db, CheckIn checkIn, string partnershipId) =>
        db.Query<WeekRow>(Sql["PartnersWeeks"], new { checkIn.ProgramId, checkIn.Week, PartnershipId = partnershipId, checkIn.PersonId });

    private static async Task<IReadOnlyList<Echo>> EchoesOf(Session db, string checkInId) =>
        [.. (await db.Query<EchoRow>(Sql["EchoesOf"], new { CheckInId = checkInId })).Select(r => new Echo(r.DisplayName.Split(' ', 2)[0], r.Kind, r.Choice))];

    private sealed record OpenRow
    {
        public string Id { get; init; } = "";
        public string Program { get; init; } = "";
        public LocalDate Week { get; init; }
        public string State { get; init; } = "";
        public Instant ClosesAt { get; init; }
    }

    private sealed record NameRow
    {
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
    }

    private sealed record WeekRow
    {
        public string Id { get; init; } = "";
        public string State { get; init; } = "";
        public string DisplayName { get; init; } = "";
    }

    private sealed record CoverRow
    {
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
        public bool IsShared { get; init; }

        public Partner ToPartner() => new() { PersonId = PersonId, DisplayName = DisplayName };
    }

    private sealed record EchoRow
    {
        public string DisplayName { get; init; } = "";
        public string Kind { get; init; } = "";
        public string? Choice { get; init; }
    }
}

using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.CheckIns;

/// <summary>What only the member's card needs: read when it is built, never on the way of a submit.</summary>
internal sealed partial class CheckInStore
{
    /// <summary>Asked together: on a server they travel once.</summary>
    public async Task<Surroundings> Around(Session db, Situation now)
    {
        var checkIn = now.CheckIn;
        var isShared = checkIn.State == CheckInState.Shared;
        var asksPartners = now.StandingId is null
            ? null
            : await db.Ask<WeekRow>(Sql["PartnersWeeks"], WeeksBeside(checkIn, now.StandingId));
        var asksCover = isShared ? await db.Ask<CoverRow>(Sql["CoverAround"], new { checkIn.Id }) : null;
        var asksNames = isShared && checkIn.PartnershipId is not null
            ? await db.Ask<NameRow>(Sql["NamesIn"], new { checkIn.PartnershipId, checkIn.PersonId })
            : null;
        var asksEchoes = isShared ? await db.Ask<EchoRow>(Sql["EchoesOf"], new { CheckInId = checkIn.Id }) : null;
        var cover = await Answered(asksCover);
        return new Surroundings
        {
            SharedWith = asksNames is null
                ? []
                : [.. (await asksNames.Answer()).Select(n => n.ToPartner()), .. cover.Where(c => c.IsShared).Select(c => c.ToPartner())],
            Cover = cover.Any(c => c.IsShared) ? [] : [.. cover.Select(c => c.ToPartner())],
            Skipping = [.. (await Answered(asksPartners)).Where(p => p.State == "skipped").Select(p => FirstName(p.DisplayName))],
            Echoes = [.. (await Answered(asksEchoes)).Select(e => new Echo(FirstName(e.DisplayName), e.Kind, e.Choice))],
            SkippedBefore = checkIn.State == CheckInState.Skipped && await SkippedBefore(db, checkIn),
            NewerOpenId = now.Draft is null ? null : await Newer(db, checkIn),
        };
    }

    /// <summary>The partners' own check-ins of the same week: their cards say when this member takes a break.</summary>
    public async Task<IReadOnlyList<string>> PartnersCards(Session db, Situation now) =>
        now.StandingId is null
            ? []
            : [.. (await db.Query<WeekRow>(Sql["PartnersWeeks"], WeeksBeside(now.CheckIn, now.StandingId))).Select(w => w.Id)];

    /// <summary>A later check-in of the same membership that is not closed.</summary>
    public Task<string?> Newer(Session db, CheckIn checkIn) =>
        db.Find<string>(Sql["NewerOpen"], new { checkIn.MembershipId, checkIn.Week });

    /// <summary>All check-ins that this person can still write, over all programs, the newest first.</summary>
    public async Task<IReadOnlyList<WritableWeek>> OpenWeeksOf(Session db, PersonId person, Instant now) =>
        [
            .. (await db.Query<OpenRow>(Sql["OpenWeeksOf"], new { PersonId = person, Now = now })).Select(r => new WritableWeek(
                r.Id, r.Program, r.Week, StateOf(r.State), r.ClosesAt)),
        ];

    private static object WeeksBeside(CheckIn checkIn, string partnershipId) =>
        new { checkIn.ProgramId, checkIn.Week, PartnershipId = partnershipId, checkIn.PersonId };

    private static async Task<IReadOnlyList<T>> Answered<T>(Asked<IReadOnlyList<T>>? asked) => asked is null ? [] : await asked.Answer();

    private static string FirstName(string displayName) => displayName.Split(' ', 2)[0];

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

        public Partner ToPartner() => new() { PersonId = PersonId, DisplayName = DisplayName };
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

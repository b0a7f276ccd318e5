using System.Security.Cryptography;
using ChatOps.Joining;
using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Rounds;

/// <summary>
/// Loads who can be paired in a program, and all that decides with whom. The one place where exclusions and wishes are opened for it.
/// </summary>
internal sealed class Candidates(WordsCipher cipher)
{
    private static readonly SqlText Sql = new("Rounds");

    /// <param name="db">A reading, or the unit of work.</param>
    /// <param name="program">Whose active members.</param>
    /// <param name="on">The day by whose clocks the working hours are compared.</param>
    public async Task<Entrants> Load(Session db, Program program, LocalDate on)
    {
        var rows = await db.Query<Row>(Sql["LoadEntrants"], new { ProgramId = program.Id });
        var reaches = (await db.Query<ReachRow>(Sql["AccountsOfEntrants"], new { ProgramId = program.Id })).ToLookup(d => d.PersonId);
        var lines = ReportingLines.Of(await db.Query<ReportingLines.Row>(Sql["Managers"]));
        var met = await db.Query<PairRow>(
            Sql["PairsOfLastRounds"], new { ProgramId = program.Id, Rounds = program.Settings.Rounds.History });
        var stay = await db.Query<StayRow>(Sql["GroupsWhoStay"], new { ProgramId = program.Id });
        // Whom somebody asked not to be with can't be known then: they are with nobody, and the others go on.
        var unread = new Dictionary<PersonId, string>();
        var asked = rows.ToDictionary(r => r.PersonId, r => Asked(r, unread));
        // What somebody wrote about an address still means its person after they got another one.
        var former = await db.Query<ReachRow>(Sql["FormerEmails"], new { ProgramId = program.Id });
        List<(string Email, PersonId Person)> vouched =
        [
            .. rows.Where(r => r.WorkEmail is not null).Select(r => (r.WorkEmail!, r.PersonId)),
            .. former.Select(f => (f.Email!, f.PersonId)),
        ];
        var theirs = rows.SelectMany(r => reaches[r.PersonId]).Where(d => d.Email is not null).ToList();
        // A wish opens a partner's words: it reaches only whom a trusted channel vouches for. What somebody avoids may have any address.
        var wished = new Addresses([.. vouched, .. theirs.Where(d => d.IsEmailVerified).Select(d => (d.Email!, d.PersonId))]);
        var avoided = new Addresses([.. vouched, .. theirs.Select(d => (d.Email!, d.PersonId))]);
        var mutual = MutualRequests.Of(
            asked.ToDictionary(
                a => a.Key,
                a => new MutualRequests.Request(
                    [.. a.Value.Avoid.SelectMany(avoided.Of)], a.Value.Wish is { } wish ? [.. wished.Of(wish)] : [])),
            [.. met.Select(m => new Pair(m.FirstId, m.SecondId))],
            [.. stay.GroupBy(s => s.PartnershipId).Select(g => g.Select(s => s.PersonId.Value).ToList())],
            lines);
        return new Entrants
        {
            Weights = MatchWeights.Of(program.Settings.Rounds),
            Met = mutual.Met,
            Keep = mutual.Keep,
            KeptGroups = mutual.KeptGroups,
            IsOneSided = program.Settings.Rounds.IsOneSided,
            All =
            [
                .. rows.Select(r =>
                    r.ToEntrant([.. reaches[r.PersonId].Select(d => d.ToReach())], mutual.NeverWith(r.PersonId), lines, on) with
                    {
                        Unread = unread.GetValueOrDefault(r.PersonId),
                    }),
            ],
        };
    }

    /// <summary>Whether an intake that could not be opened can be now.</summary>
    /// <exception cref="CryptographicException">It can't.</exception>
    public async Task ReadAgain(Session db, string membershipId)
    {
        if (await db.Find<Sealed>(Sql["IntakeToReadAgain"], new { MembershipId = membershipId }) is { } row)
            Open(row);
    }

    private IntakeWords Asked(Row row, Dictionary<PersonId, string> unread)
    {
        try
        {
            return Open(row);
        }
        catch (Exception e)
        {
            unread[row.PersonId] = e.GetType().Name;
            return new IntakeWords();
        }
    }

    private IntakeWords Open(Sealed row) =>
        row.Words is null ? new IntakeWords()
        : row.Wrapped is null ? throw new CryptographicException("There is no key for these words.")
        : cipher.Unwrap(row.RingKey!, row.Wrapped).Open(row.Words, IntakeJson.Default.IntakeWords, $"intakes.words/{row.MembershipId}");

    private sealed class Addresses(IEnumerable<(string Email, PersonId Person)> known)
    {
        private readonly ILookup<string, PersonId> _people = known
            .Distinct()
            .ToLookup(k => k.Email, k => k.Person, StringComparer.OrdinalIgnoreCase);

        public IEnumerable<PersonId> Of(Words address) => _people[address.Reveal()];
    }

    private record Sealed
    {
        public string MembershipId { get; init; } = "";
        public byte[]? Words { get; init; }
        public string? RingKey { get; init; }
        public byte[]? Wrapped { get; init; }
    }

    private sealed record Row : Sealed
    {
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
        public string? WorkEmail { get; init; }
        public string Zone { get; init; } = "";
        public int WorkFrom { get; init; }
        public int WorkUntil { get; init; }
        public string? Department { get; init; }
        public int? Seniority { get; init; }
        public string? Topic { get; init; }
        public string? Languages { get; init; }
        public string? Mode { get; init; }
        public string? Overlap { get; init; }
        public string? Side { get; init; }

        public Entrant ToEntrant(IReadOnlyList<Entrant.Reach> reaches, IReadOnlyList<string> neverWith, ReportingLines lines, LocalDate on)
        {
            var hours = WorkHours.Of(Zone, WorkFrom, WorkUntil, on);
            return new Entrant
            {
                MembershipId = MembershipId,
                PersonId = PersonId,
                DisplayName = DisplayName,
                Zone = Zone,
                Reaches = reaches,
                Candidate = new Candidate
                {
                    Id = PersonId.Value,
                    WorkStart = hours.Start,
                    WorkLength = hours.Length,
                    Topic = Topic is "other" ? null : Topic,
                    Seniority = Seniority,
                    Department = Department,
                    Managers = lines.Above(PersonId),
                    Languages = (Languages ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries),
                    Modes = (Mode ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries),
                    MinimumOverlap = hours.Asked(Overlap),
                    NeverWith = neverWith,
                    Side = Sides.Parse(Side),
                },
            };
        }
    }

    private sealed record ReachRow
    {
        public AccountId Id { get; init; }
        public PersonId PersonId { get; init; }
        public string? Email { get; init; }
        public bool IsEmailVerified { get; init; }
        public string State { get; init; } = "";
        public string? StateCode { get; init; }

        public Entrant.Reach ToReach() => new(Id, AccountText.State(State), StateCode);
    }

    private sealed record PairRow
    {
        public string FirstId { get; init; } = "";
        public string SecondId { get; init; } = "";
    }

    private sealed record StayRow
    {
        public string PartnershipId { get; init; } = "";
        public PersonId PersonId { get; init; }
    }
}

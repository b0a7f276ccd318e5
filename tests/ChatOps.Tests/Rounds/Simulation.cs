using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Tests.Rounds;

/// <summary>
/// A company that takes part for a year and a half: people join, pause, leave, move to another zone, get another manager, exclude each
/// other, wish to stay, can't be reached for a while. Each round is put together by the product's own decisions; a second, naive look
/// judges every pair.
/// </summary>
internal sealed class Simulation(int people, int seed)
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin",
        "Europe/Berlin",
        "Europe/Berlin",
        "Europe/Lisbon",
        "America/New_York",
        "Asia/Kolkata",
    ];
    private static readonly string[] Topics = ["focus", "writing", "learning", "project", "speaking", "leading", "health", "balance"];

    private readonly Random _chance = new(seed);
    private readonly List<Colleague> _everybody = [];
    private readonly List<HashSet<Pair>> _rounds = [];
    private HashSet<string> _leftBefore = [];

    public RoundSettings Rounds { get; } = new();

    public Summary Done { get; } = new();

    public void Run(int rounds)
    {
        for (var i = 0; i < people; i++)
            Join();
        for (var i = 0; i < rounds; i++)
        {
            if (i > 0)
                Live();
            OneRound();
        }
    }

    private void OneRound()
    {
        var stay = StayWishes();
        var met = _rounds.TakeLast(Rounds.History).SelectMany(r => r).ToHashSet();
        var known = Known(met, stay);
        var draft = Draft.Make(Rounds, known, [], []).WithThirds(Rounds, known, []);
        var groups = draft.Groups.Select(g => g.Members.Select(m => m.PersonId.Value).ToList()).ToList();
        Judge(groups, met, stay);
        var there = _everybody.Where(c => c.IsThere).Select(c => c.Id).ToHashSet();
        var left = there.Except(groups.SelectMany(g => g)).ToHashSet();
        Done.Rounds++;
        Done.Seats += there.Count;
        Done.Groups += groups.Count;
        Done.Trios += groups.Count(g => g.Count == 3);
        Done.Larger += groups.Count(g => g.Count > 3);
        Done.LeftOut += left.Count;
        Done.LeftTwice += left.Count(_leftBefore.Contains);
        Done.Kept += groups.SelectMany(PairsOf).Count(stay.Contains);
        _leftBefore = left;
        _rounds.Add([.. groups.SelectMany(PairsOf)]);
    }

    /// <summary>A look that knows nothing of the matcher: every pair by the rules as product.md says them.</summary>
    private void Judge(IReadOnlyList<List<string>> groups, HashSet<Pair> met, HashSet<Pair> stay)
    {
        var byId = _everybody.ToDictionary(c => c.Id);
        Done.Twice += groups.SelectMany(g => g).Count() - groups.SelectMany(g => g).Distinct().Count();
        foreach (var (pair, a, b) in groups.SelectMany(PairsOf).Select(p => (p, byId[p.A], byId[p.B])))
        {
            var isKept = stay.Contains(pair);
            Done.Pairs++;
            Done.Excluded += a.Avoids.Contains(b.Id) || b.Avoids.Contains(a.Id) ? 1 : 0;
            Done.InLine += a.Manager == b.Id || b.Manager == a.Id || a.Manager is not null && a.Manager == b.Manager ? 1 : 0;
            Done.Repeats += met.Contains(pair) && !isKept ? 1 : 0;
            Done.Apart += !isKept && a.Shared(b) < Rounds.Match.MinimumOverlap ? 1 : 0;
            Done.Speechless += !isKept && !a.Languages.Intersect(b.Languages).Any() ? 1 : 0;
            Done.Absent += a.IsThere && b.IsThere ? 0 : 1;
        }
    }

    /// <summary>Three weeks pass.</summary>
    private void Live()
    {
        foreach (var colleague in _everybody.Where(c => c.IsMember).ToList())
        {
            var luck = _chance.NextDouble();
            if (luck < 0.02)
                (colleague.IsMember, Done.Left) = (false, Done.Left + 1);
            else if (luck < 0.07)
                (colleague.IsPaused, Done.Paused) = (true, Done.Paused + 1);
            else if (colleague.IsPaused && luck < 0.5)
                colleague.IsPaused = false;
            else if (luck is > 0.90 and < 0.91)
                (colleague.Zone, Done.Moved) = (Pick(Zones), Done.Moved + 1);
            else if (luck is > 0.91 and < 0.93)
                (colleague.Manager, Done.Reorganized) = (
                    Pick(_everybody).Id is var m && m != colleague.Id ? m : colleague.Manager, Done.Reorganized + 1);
            else if (luck is > 0.93 and < 0.95)
                colleague.Avoids.Add(Pick(_everybody).Id);
            colleague.IsReachable = _chance.NextDouble() > 0.01;
            // Quiet for a whole round: the bot pauses them, until they tap once.
            if (_chance.NextDouble() < 0.02)
                (colleague.IsPaused, Done.WentQuiet) = (true, Done.WentQuiet + 1);
        }

        for (var i = _chance.Next(10, 30); i > 0; i--)
            Join();
    }

    /// <summary>Some partners of the last round both wish to stay, some only one of the two.</summary>
    private HashSet<Pair> StayWishes()
    {
        var byId = _everybody.ToDictionary(c => c.Id);
        return _rounds.Count == 0
            ? []
            :
            [
                .. _rounds[^1]
                    .Where(p =>
                        _chance.NextDouble() < 0.05
                        && _rounds[^1].Count(q => q.A == p.A || q.B == p.A || q.A == p.B || q.B == p.B) == 1
                        && byId[p.A].IsThere
                        && byId[p.B].IsThere
                        && !byId[p.A].Avoids.Contains(p.B)
                        && !byId[p.B].Avoids.Contains(p.A)
                        && byId[p.A].Manager != p.B
                        && byId[p.B].Manager != p.A
                        && (byId[p.A].Manager is null || byId[p.A].Manager != byId[p.B].Manager)),
            ];
    }

    private void Join()
    {
        var id = $"p{_everybody.Count:D5}";
        _everybody.Add(new Colleague
        {
            Id = id,
            Zone = Pick(Zones),
            Topic = Pick(Topics),
            Languages = _chance.NextDouble() < 0.8 ? ["en"] : _chance.NextDouble() < 0.5 ? ["de", "en"] : ["de"],
            Department = $"d{_chance.Next(12)}",
            Seniority = _chance.Next(1, 7),
            Manager = _everybody.Count == 0 ? null : Pick(_everybody.Take(100).ToList()).Id,
        });
        Done.Joined++;
    }

    private Entrants Known(HashSet<Pair> met, HashSet<Pair> stay) => new()
    {
        Weights = MatchWeights.Of(Rounds),
        Met = [.. met.Where(p => !stay.Contains(p))],
        Keep = [.. stay],
        All = [.. _everybody.Where(c => c is { IsMember: true, IsPaused: false }).Select(c => new Entrant
        {
            PersonId = new PersonId(c.Id),
            DisplayName = c.Id,
            Reaches = [new Entrant.Reach(new AccountId(c.Id), c.IsReachable ? AccountState.Active : AccountState.Blocked, null)],
            Candidate = new Candidate
            {
                Id = c.Id,
                WorkStart = c.Hours.Start,
                WorkLength = c.Hours.Length,
                Topic = c.Topic,
                Languages = c.Languages,
                Department = c.Department,
                Seniority = c.Seniority,
                Managers = c.Manager is null ? [] : [c.Manager],
                NeverWith = [.. c.Avoids],
                Side = Side.Mutual,
            },
        })],
    };

    private T Pick<T>(IReadOnlyList<T> of) => of[_chance.Next(of.Count)];

    private static IEnumerable<Pair> PairsOf(List<string> group) =>
        group.SelectMany((a, i) => group.Skip(i + 1).Select(b => Entrants.Ordered(new Pair(a, b))));

    private sealed class Colleague
    {
        public required string Id { get; init; }
        public required string Zone { get; set; }
        public required string Topic { get; init; }
        public required IReadOnlyList<string> Languages { get; init; }
        public required string Department { get; init; }
        public int Seniority { get; init; }
        public string? Manager { get; set; }
        public HashSet<string> Avoids { get; } = [];
        public bool IsMember { get; set; } = true;
        public bool IsPaused { get; set; }
        public bool IsReachable { get; set; } = true;

        public bool IsThere => IsMember && !IsPaused && IsReachable;

        public WorkHours Hours => WorkHours.Of(Zone, 9 * 60, 17 * 60, new LocalDate(2026, 11, 23));

        /// <summary>Minute by minute.</summary>
        public int Shared(Colleague other) => Enumerable.Range(0, 1440).Count(m => In(Hours, m) && In(other.Hours, m));

        private static bool In(WorkHours hours, int minute) => ((minute - hours.Start + 1440) % 1440) < hours.Length;
    }

    /// <summary>What came of it.</summary>
    internal sealed record Summary
    {
        public int Rounds { get; set; }
        public int Joined { get; set; }
        public int Left { get; set; }
        public int Paused { get; set; }
        public int WentQuiet { get; set; }
        public int Moved { get; set; }
        public int Reorganized { get; set; }
        public int Seats { get; set; }
        public int Groups { get; set; }
        public int Pairs { get; set; }
        public int Trios { get; set; }
        public int Larger { get; set; }
        public int Kept { get; set; }
        public int LeftOut { get; set; }
        public int LeftTwice { get; set; }
        public int Twice { get; set; }
        public int Excluded { get; set; }
        public int InLine { get; set; }
        public int Repeats { get; set; }
        public int Apart { get; set; }
        public int Speechless { get; set; }
        public int Absent { get; set; }

        public int Forbidden => Twice + Excluded + InLine + Repeats + Apart + Speechless + Absent;

        public override string ToString() =>
            $"""
                rounds {Rounds}, joined {Joined}, left {Left}, paused {Paused}, went quiet {WentQuiet}, moved zone {Moved}, new manager {Reorganized}
                seats {Seats}, groups {Groups} ({Trios} trios, {Larger} larger), pairs {Pairs}, stayed together by both's wish {Kept}
                forbidden pairs {Forbidden} (excluded {Excluded}, reporting line {InLine}, repeats within the last rounds {Repeats}, hours {Apart}, language {Speechless}, absent {Absent}, paired twice {Twice})
                left out {LeftOut}, twice in a row {LeftTwice}
                """;
    }
}

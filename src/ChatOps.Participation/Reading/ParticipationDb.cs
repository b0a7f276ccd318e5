using System.Data.Common;
using ChatOps.Participation.Groups;
using Dapper;

namespace ChatOps.Participation.Reading;

/// <summary>The page's own connection, which can read totals and nothing else.</summary>
internal sealed class ParticipationDb(ParticipationOptions options)
{
    private static readonly string Totals = string.Join(
        ";\n", new[] { "Programs", "Rounds", "Weeks", "Counts", "Members", "Meetings" }.Select(Sql));
    private static readonly string Steps = string.Join(";\n", new[] { "Bands", "Steps", "Core" }.Select(Sql));

    /// <summary>Programs by key, and everything counted of one of them, or of all. In one question to the database.</summary>
    /// <exception cref="DbException">They can't be read: the restricted role is missing, or the database is away.</exception>
    public async Task<(IReadOnlyList<(string Key, string Name)> Programs, IReadOnlyList<ProgramFacts> Facts)> Read(
        string? program, CancellationToken ct)
    {
        await using DbConnection connection = await Open(ct);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition(Totals, new { Program = program }, cancellationToken: ct));
        var programs = (await answers.ReadAsync<Row>()).Select(r => (r.Program, r.Name)).ToList();
        var rows = new Rows(await Next(answers), await Next(answers), await Next(answers), await Next(answers), await Next(answers));
        return (programs, [.. programs.Where(p => program is null || p.Program == program).Select(p => rows.Of(p.Program, p.Name))]);
    }

    /// <summary>How steadily people took part in one round.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public async Task<IReadOnlyList<BandStep>> StepsOf(string program, int round, CancellationToken ct)
    {
        await using DbConnection connection = await Open(ct);
        await using var answers = await connection.QueryMultipleAsync(
            new CommandDefinition(Steps, new { Program = program, Round = round }, cancellationToken: ct));
        var bands = (await answers.ReadAsync<Row>()).ToLookup(b => b.Week);
        var steps = (await answers.ReadAsync<Row>()).ToList();
        var core = (await answers.ReadAsync<Row>()).ToLookup(c => c.Week);
        return [.. steps.OrderBy(s => s.Week, StringComparer.Ordinal).Select(s => Step(s, bands[s.Week], core[s.Week]))];
    }

    private async Task<DbConnection> Open(CancellationToken ct) =>
        options.IsPostgres ? await PostgresFacts.Open(options, ct) : SqliteFacts.Open(options);

    private static BandStep Step(Row step, IEnumerable<Row> bands, IEnumerable<Row> core) => new(
        IsoWeek.Day(step.Week),
        [.. bands.OrderBy(b => b.WeeksShared).Select(b => b.People)],
        step.Outside,
        core.ToDictionary(c => (IsoWeek.Day(c.InWeek), c.Department ?? ""), c => c.People));

    private static async Task<ILookup<string, Row>> Next(SqlMapper.GridReader answers) =>
        (await answers.ReadAsync<Row>()).ToLookup(r => r.Program);

    private static string Sql(string name)
    {
        using var reader = new StreamReader(
            typeof(ParticipationDb).Assembly.GetManifestResourceStream($"ChatOps.Participation.Sql.{name}.sql")!);
        return reader.ReadToEnd();
    }

    /// <summary>What was read, by program.</summary>
    private sealed record Rows(
        ILookup<string, Row> Rounds,
        ILookup<string, Row> Weeks,
        ILookup<string, Row> Counts,
        ILookup<string, Row> Members,
        ILookup<string, Row> Meetings)
    {
        public ProgramFacts Of(string key, string name)
        {
            var counts = Counts[key].ToLookup(c => c.Week);
            var changes = Members[key].GroupBy(m => m.Department ?? "").ToDictionary(g => g.Key, g => g.ToList());
            var meetings = Meetings[key].ToLookup(m => m.Week);
            var closed = Rounds[key].Select(r => r.Round).ToHashSet();
            return new(key, name,
            [
                .. Weeks[key].GroupBy(w => w.Round).OrderBy(r => r.Key).Select(r => new RoundFacts(
                    (int)r.Key,
                    closed.Contains(r.Key),
                    [.. r.Select(w => Week(w, counts[w.Week], changes, meetings[w.Week]))])),
            ]);
        }

        private static WeekFacts Week(Row week, IEnumerable<Row> counts, Dictionary<string, List<Row>> changes, IEnumerable<Row> meetings)
        {
            var counted = counts.ToDictionary(c => c.Department ?? "");
            var members = changes.ToDictionary(
                c => c.Key, c => c.Value.TakeWhile(m => string.CompareOrdinal(m.Week, week.Week) <= 0).Sum(m => m.Change));
            var held = meetings.ToList();
            var ofDepartments = held.Where(m => m.Department is not null)
                .ToDictionary(m => m.Department!, m => new Meetings(m.Booked, m.Held));
            var ofProgram = held.Where(m => m.Department is null).Select(m => new Meetings(m.Booked, m.Held)).FirstOrDefault();
            var cells = counted.Keys.Union(members.Where(m => m.Value != 0).Select(m => m.Key)).ToDictionary(d => d, d =>
            {
                var row = counted.GetValueOrDefault(d) ?? new();
                var size = new GroupSize(members.GetValueOrDefault(d), row.Opened);
                return new Cell(size, new(size.Members, row.Due, row.Shared, row.OnTime)
                {
                    Meetings = ofProgram is null ? null : ofDepartments.GetValueOrDefault(d) ?? new(0, 0),
                });
            });
            return new(IsoWeek.Day(week.Week), week.IsClosed, cells)
            {
                Paused = week.Paused,
                Pairs = week.Pairs,
                LargerGroups = week.LargerGroups,
                Meetings = ofProgram,
            };
        }
    }
}

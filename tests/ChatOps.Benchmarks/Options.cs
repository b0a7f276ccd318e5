using System.Globalization;
using ChatOps.Storage;

namespace ChatOps.Benchmarks;

/// <summary>What to measure, and for how long.</summary>
internal sealed record Options
{
    public const string Usage = """
          --engine sqlite|postgres   which database (sqlite)
          --rounds N                 how often each side has its turn (3)
          --seconds N                of each turn are measured (8)
          --warm-up N                seconds before that are not (8)
          --members N                in the seeded database, half of them in Slack (100000)
          --connections N            held by the sender (32)
          --pairs N                  to be booked in Outlook (5000)
          --only NAMES               of ours, floor, peer, teams, teams-apps, agents, teams-open,
                                     teams-apps-open and agents-open, with commas (all)
        """;

    private static readonly string[] Sides = [.. Side.All.Select(s => s.Name)];

    public Engine Engine { get; init; }
    public int Rounds { get; init; } = 3;
    public int Seconds { get; init; } = 8;
    public int WarmUp { get; init; } = 8;
    public int Members { get; init; } = 100_000;
    public int Connections { get; init; } = 32;
    public int Pairs { get; init; } = 5_000;
    public IReadOnlyList<string> Only { get; init; } = Sides;

    /// <summary>Null when a word is not understood.</summary>
    public static Options? Read(string[] words)
    {
        var options = new Options();
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 == words.Length || options.With(words[i], words[i + 1]) is not { } next)
                return null;
            options = next;
        }
        return options;
    }

    private Options? With(string name, string value) => (name, value) switch
    {
        ("--engine", "sqlite") => this with { Engine = Engine.Sqlite },
        ("--engine", "postgres") => this with { Engine = Engine.Postgres },
        ("--only", _) when value.Split(',').All(Sides.Contains) => this with { Only = [.. value.Split(',').Distinct()] },
        _ when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0 => null,
        ("--rounds", _) => this with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
        ("--seconds", _) => this with { Seconds = int.Parse(value, CultureInfo.InvariantCulture) },
        ("--warm-up", _) => this with { WarmUp = int.Parse(value, CultureInfo.InvariantCulture) },
        ("--members", _) => this with { Members = int.Parse(value, CultureInfo.InvariantCulture) },
        ("--pairs", _) => this with { Pairs = int.Parse(value, CultureInfo.InvariantCulture) },
        ("--connections", _) => this with { Connections = int.Parse(value, CultureInfo.InvariantCulture) },
        _ => null,
    };
}

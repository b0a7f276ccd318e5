using ChatOps.People;
using ChatOps.Simulation.Gestures;
using ChatOps.Simulation.Invariants;
using ChatOps.Simulation.People;
using ChatOps.Simulation.Vendors;

namespace ChatOps.Simulation;

/// <summary>
/// Twenty people in both channels, one program, a round of six weeks, drawn from a seed: who does what when, and which calls at the vendors
/// go wrong. After each day the invariants are looked at.
/// </summary>
internal sealed class Story
{
    private const int Weeks = 6;

    /// <summary>Midnight in Berlin, before a Monday. Summer time ends on the way.</summary>
    private static readonly LocalDate FirstDay = new(2026, 10, 5);

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly string[] Names =
    [
        "Ana Ruiz", "Ben Okafor", "Cem Aydin", "Dora Novak", "Eli Roth", "Fay Lund", "Gil Amar", "Hana Sato", "Ivo Petrov", "Jana Weiss",
        "Kim Berg", "Lea Holm", "Max Oak", "Nora Field", "Omar Said", "Pia Falk", "Quin Ward", "Rosa Diaz", "Sven Dahl", "Tess Lee",
    ];

    private readonly World _world;
    private readonly Random _chance;
    private readonly Checks _checks;

    private Story(World world, int seed) => (_world, _chance, _checks) = (world, new Random(seed), new Checks(world));

    private static Ct Ct => TestContext.Current.CancellationToken;

    /// <summary>Lives a world to its end, or to the first thing that does not hold.</summary>
    /// <param name="seed">What it is drawn from.</param>
    /// <param name="planted">A fault that a test put there.</param>
    /// <param name="meddles">What else a test does to it, at the end of each day.</param>
    /// <param name="days">How long it is looked at.</param>
    /// <exception cref="Broken">An invariant does not hold.</exception>
    public static async Task<Trace> Of(int seed, Planted? planted = null, Func<World, Task>? meddles = null, int days = (7 * Weeks) + 2)
    {
        var time = new SimulatedTime(At(FirstDay, 7, 0));
        Chance.From(seed, time);
        await using var world = await World.Begin(seed, time, planted);
        try
        {
            await new Story(world, seed).Run(meddles, days);
        }
        catch (Exception e) when (planted is null && meddles is null && e is not OperationCanceledException)
        {
            var file = Path.Combine(Path.GetTempPath(), $"simulation-{seed}-{Guid.NewGuid():N}.txt");
            await File.WriteAllLinesAsync(file, world.Trace.Lines, Ct);
            var last = string.Join('\n', world.Trace.Lines.TakeLast(10).Select(l => l.Length > 300 ? l[..300] : l));
            throw new Xunit.Sdk.XunitException(
                $"Seed {seed}, {world.Now}: {e.Message}\nThe trace is in {file}; its last lines:\n{last}", e);
        }

        return world.Trace;
    }

    private async Task Run(Func<World, Task>? meddles, int days)
    {
        var members = await Begin();
        _world.Luck.IsOn = true;
        for (var day = 0; day < days; day++)
        {
            await Live(FirstDay.PlusDays(day), members);
            if (meddles is not null)
                await meddles(_world);
            await _checks.Run(Ct);
        }
    }

    /// <summary>The program is made, everybody joins, and the moderator has the round made.</summary>
    private async Task<IReadOnlyList<Colleague>> Begin()
    {
        var dana = new Actor(_world, _world.Newcomer("Dana Field", isInTeams: false), _chance);
        await dana.Says("hello");
        await dana.Says("program");
        (
            await dana.Sends(
                "program.new",
                "program.create",
                ("name", "Autumn 2026"),
                ("weeks", $"{Weeks}"),
                ("languages", "en"),
                ("is_open", "true"))).ShouldBe("");
        var members = Names.Select((name, i) => _world.Newcomer(name, isInTeams: i % 2 == 0)).ToList();
        foreach (var actor in members.Select(m => new Actor(_world, m, _chance)))
            await Do(actor, new Gesture("join", 1, _ => true, Join));

        await dana.Says("rounds");
        await dana.Presses("rounds.run-now");
        await _world.Tick(_world.Now + Duration.FromMinutes(1));
        await dana.Presses("proposal.approve");
        for (var tries = 0; (await _world.Ask<int>("SELECT COUNT(*) FROM rounds"))[0] == 0; tries++)
        {
            tries.ShouldBeLessThan(60, string.Join("\n---\n", dana.Who.Sees()));
            await _world.Tick(_world.Now + Duration.FromMinutes(1));
        }

        return members;
    }

    private static async Task<string> Join(Actor a)
    {
        await a.Says("join");
        var wrong = await a.Sends(
            "join.open",
            "intake.submit",
            ("topic", "writing"),
            ("languages", "en"),
            ("mode", "video"),
            ("feedback_style", "both"),
            ("agree", "true"));
        wrong.ShouldBe("");
        a.Who.HasJoined = true;
        return "joined";
    }

    /// <summary>A look at the clock every hour in the morning, fewer later, and in between what comes to people's minds.</summary>
    private async Task Live(LocalDate day, IReadOnlyList<Colleague> members)
    {
        var isWorkday = day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        var ticks = Enumerable
            .Range(0, 24)
            .Where(h => isWorkday ? h is 1 or (>= 7 and <= 10) or 12 or 15 or 18 : h % 8 == 1)
            .Select(h => (At: At(day, h, 5), Acts: false));
        var acts = Enumerable
            .Range(0, isWorkday ? 13 : 2)
            .Select(_ => (At: At(day, 7, 30) + Duration.FromSeconds(_chance.Next(11 * 3600)), Acts: true))
            .ToList();
        foreach (var (at, isAct) in ticks.Concat(acts).OrderBy(e => e.At).ToList())
        {
            if (at < _world.Now && !isAct)
                continue;
            if (!isAct)
            {
                await _world.Tick(at);
                continue;
            }

            _world.Time.MoveTo(at);
            await Act(members);
        }
    }

    private async Task Act(IReadOnlyList<Colleague> members)
    {
        var who = members[_chance.Next(members.Count)];
        var gestures = who.HasLeft ? [] : AllGestures.List.Where(g => g.Can(who)).ToList();
        if (gestures.Count == 0)
            return;
        var draw = _chance.Next(gestures.Sum(g => g.Weight));
        await Do(new Actor(_world, who, _chance), gestures.First(g => (draw -= g.Weight) < 0));
    }

    private async Task Do(Actor actor, Gesture gesture)
    {
        _world.Trace.Add($"{actor.Who.Name}: {gesture.Name}");
        var came = await gesture.Do(actor);
        _world.Trace.Add($"{actor.Who.Name}: {came}");
    }

    private static Instant At(LocalDate day, int hour, int minute) =>
        day.At(new LocalTime(hour, minute)).InZoneLeniently(Berlin).ToInstant();
}

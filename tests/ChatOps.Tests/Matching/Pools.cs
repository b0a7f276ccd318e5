using System.Globalization;
using ChatOps.Matching;
using ChatOps.Matching.Rosters;
using ChatOps.Partnerships;

namespace ChatOps.Tests.Matching;

/// <summary>Pools by number: the same number, the same pool.</summary>
internal static class Pools
{
    /// <summary>Few members and many forbidden pairs of every kind, so that the hard cases are common.</summary>
    public static Pool Small(int number)
    {
        var random = new Random(number);
        var count = random.Next(0, 11);
        var (spread, topics, barred) = (random.Next(1, 20), random.Next(1, 5), random.Next(0, 70));
        var members = Enumerable.Range(0, count).Select(i => Member(random, i, count, 60 * random.Next(spread), topics)).ToArray();
        if (random.Next(4) == 0)
            members = [.. members.Select(m => m with { Side = random.Next(2) == 0 ? Side.Supported : Side.Supporter })];
        return new Pool
        {
            Members = members,
            Weights = new Weights
            {
                NeedsLanguage = random.Next(3) == 0,
                WholeLine = random.Next(3) == 0,
                Language = 30,
                Mode = 20,
                Help = 40,
                SeniorityAim = random.Next(2) == 0 ? Aim.Alike : Aim.Mixed,
            },
            Met =
            [
                .. Grouping
                    .Pairs([.. Enumerable.Range(0, count)])
                    .Where(_ => random.Next(100) < barred)
                    .Select(p => new Pair(Id(p.A), Id(p.B))),
            ],
            Keep = count > 4 && random.Next(3) == 0 ? [new Pair(Id(1), Id(3))] : [],
            Apart = count > 2 && random.Next(3) == 0 ? [new Pair(Id(0), Id(2))] : [],
            Locked =
                count > 7 && random.Next(4) == 0
                    ?
                    [
                        [Id(6), Id(5)],
                    ]
                    : [],
        };
    }

    /// <summary>As many as asked for, alike enough that most fit with many.</summary>
    public static Pool Large(int number, int count)
    {
        var random = new Random(number);
        return new Pool
        {
            Members = [.. Enumerable.Range(0, count).Select(i => Member(random, i, count, 60 * random.Next(24), 12))],
            Met = [.. Enumerable.Range(0, 3 * count).Select(_ => new Pair(Id(random.Next(count)), Id(random.Next(count))))],
        };
    }

    public static string Id(int member) => member.ToString("D5", CultureInfo.InvariantCulture);

    private static Candidate Member(Random random, int number, int count, int start, int topics) => new()
    {
        Id = Id(number),
        WorkStart = start,
        WorkLength = random.Next(4) == 0 ? 300 : 480,
        Topic = random.Next(12) == 0 ? null : $"t{random.Next(topics)}",
        Topics = [$"t{random.Next(topics)}"],
        Offers = random.Next(3) == 0 ? [$"t{random.Next(topics)}"] : [],
        Seniority = random.Next(8) == 0 ? null : random.Next(1, 8),
        Department = random.Next(8) == 0 ? null : $"d{random.Next(4)}",
        Managers = random.Next(3) == 0 ? [Id(random.Next(count)), Id(random.Next(count))] : [],
        Languages = random.Next(3) == 0 ? [] : [random.Next(2) == 0 ? "en" : "de"],
        Modes = random.Next(3) == 0 ? [] : [random.Next(2) == 0 ? "video" : "writing"],
        MinimumOverlap = random.Next(5) == 0 ? 240 : 0,
        NeverWith = random.Next(8) == 0 ? [Id(random.Next(count))] : [],
    };
}

using ChatOps.Channels.Queueing;

namespace ChatOps.Tests.Rounds;

/// <summary>A year and a half of rounds, by the product's own decisions, judged by a look that knows none of them.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    [Fact]
    public void twenty_six_rounds_with_a_thousand_people_break_no_rule_and_leave_nobody_out_twice()
    {
        var simulation = new Simulation(1_000, seed: 7);

        simulation.Run(26);

        output.WriteLine($"{simulation.Done}");
        simulation.Done.Forbidden.ShouldBe(0, $"{simulation.Done}");
        simulation.Done.LeftTwice.ShouldBe(0);
        simulation.Done.LeftOut.ShouldBe(0, "somebody always fits");
    }

    /// <summary>
    /// Everything that a round may want to say to one person, with luck and without: the two a day, four a week and five in a first week
    /// hold.
    /// </summary>
    [Fact]
    public void nobody_hears_more_of_a_round_than_the_budget_allows()
    {
        var chance = new Random(7);
        var worst = (Day: 0, Week: 0, FirstWeek: 0);
        var (sent, dropped) = (0, 0);
        var hours = new QuietHours(DateTimeZoneProviders.Tzdb["Europe/Berlin"], "12345", 9 * 60, 17 * 60);
        for (var person = 0; person < 1_000; person++)
        {
            var heard = new List<MessageBudget.Heard>();
            for (var week = 0; week < 78; week++)
            {
                var waiting = Wanted(chance, week).ToList();
                foreach (var message in waiting.OrderBy(m => m.DueAt).ThenBy(m => m.Importance))
                {
                    for (var at = hours.NextOpening(message.DueAt); ; at = hours.NextOpening(at))
                    {
                        var verdict = MessageBudget.Decide(message, heard, waiting.Where(w => w.DueAt > at), hours, at);
                        if (verdict.MayLeave)
                            heard.Add(new MessageBudget.Heard(message.Kind, at));
                        (sent, dropped) = (
                            sent + (verdict.MayLeave ? 1 : 0), dropped + (verdict is { MayLeave: false, Until: null } ? 1 : 0));
                        if (verdict.MayLeave || verdict.Until is null)
                            break;
                        at = verdict.Until.Value;
                    }
                }

                heard.RemoveAll(h => h.At < Monday(week) - MessageBudget.Memory);
                worst = Worst(worst, heard, hours);
            }
        }

        output.WriteLine(
            $"messages {sent}, dropped {dropped}; at most {worst.Day} a day, {worst.Week} a week, {worst.FirstWeek} in the first week of a "
            + "round");
        worst.Day.ShouldBeLessThanOrEqualTo(MessageBudget.PerDay);
        worst.Week.ShouldBeLessThanOrEqualTo(MessageBudget.PerWeek);
        worst.FirstWeek.ShouldBeLessThanOrEqualTo(MessageBudget.PerFirstWeek);
        dropped.ShouldBeGreaterThan(0, "the year was full enough to try it");
    }

    private static Instant Monday(int week) => Instant.FromUtc(2026, 11, 23, 8, 0) + Duration.FromDays(7 * week);

    /// <summary>What the bot would like to say in a week of a round of three.</summary>
    private static IEnumerable<MessageBudget.Waiting> Wanted(Random chance, int week)
    {
        var id = 0;
        if (week % 3 == 0)
            yield return One("reveal", Importance.Keep, 0);
        // Another partner within the round.
        if (chance.NextDouble() < 0.05)
            yield return One("partner-changed", Importance.Keep, 1);
        yield return One("check-in-form", Importance.Keep, week % 3 == 0 ? 2 : 0);
        if (chance.NextDouble() < 0.4)
            yield return One("check-in-form", Importance.FirstNudge, week % 3 == 0 ? 3 : 1);
        if (chance.NextDouble() < 0.3)
            yield return One("check-in-form", Importance.SecondNudge, 4);
        if (chance.NextDouble() < 0.3)
            yield return One("meeting-card", Importance.Keep, chance.Next(5));
        if (chance.NextDouble() < 0.5)
            yield return One("did-you-meet", Importance.DidYouMeet, chance.Next(5));
        if (week % 3 == 1)
            yield return One("mid-round", Importance.MidRound, 2);
        if (chance.NextDouble() < 0.1)
            yield return One("kind-card", Importance.KindCard, 1);
        if (week % 3 == 2)
            yield return One("round-end", Importance.Keep, 3);

        MessageBudget.Waiting One(string kind, Importance importance, int day) =>
            new($"{week}-{id++}", kind, importance, Monday(week) + Duration.FromDays(day) + Duration.FromMinutes(chance.Next(400)));
    }

    private static (int Day, int Week, int FirstWeek) Worst(
        (int Day, int Week, int FirstWeek) worst, List<MessageBudget.Heard> heard, QuietHours hours)
    {
        foreach (var week in heard.GroupBy(h => QuietHours.WeekOf(hours.DayOf(h.At))))
        {
            var day = week.GroupBy(h => hours.DayOf(h.At)).Max(d => d.Count());
            var isFirst = week.Any(h => h.Kind == CardKinds.Reveal);
            worst = (
                Math.Max(worst.Day, day),
                isFirst ? worst.Week : Math.Max(worst.Week, week.Count()),
                isFirst ? Math.Max(worst.FirstWeek, week.Count()) : worst.FirstWeek);
        }

        return worst;
    }
}

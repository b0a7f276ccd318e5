using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Channels.Queueing;

public sealed class MessageBudgetTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 9, 0);
    private static readonly Account Account = new()
    {
        Id = new AccountId("a"),
        PersonId = new PersonId("p"),
        Channel = Channel.Slack,
        Tenant = "T",
        UserId = "U",
    };

    [Fact]
    public void two_a_day_fit_and_the_third_waits_for_the_next_morning()
    {
        Decide(Importance.Keep, Monday, [Monday]).MayLeave.ShouldBeTrue();
        Decide(Importance.Keep, Monday, [Monday, Monday]).ShouldBe(MessageBudget.Verdict.At(Monday + Duration.FromDays(1)));
    }

    [Fact]
    public void four_a_week_fit_and_the_fifth_waits_for_the_next_week()
    {
        var thursday = Monday + Duration.FromDays(3);
        Instant[] four = [Monday, Monday, Monday + Duration.FromDays(1), Monday + Duration.FromDays(1)];
        Decide(Importance.Keep, thursday, four).ShouldBe(MessageBudget.Verdict.At(Monday + Duration.FromDays(7)));
        Decide(Importance.Keep, Monday + Duration.FromDays(7), four).MayLeave.ShouldBeTrue();
        Decide(Importance.FirstNudge, thursday, four).ShouldBe(MessageBudget.Verdict.Dropped);
    }

    [Fact]
    public void news_about_ones_own_pair_waits_for_a_day_and_for_no_week()
    {
        var thursday = Monday + Duration.FromDays(3);
        Instant[] four = [Monday, Monday, Monday + Duration.FromDays(1), Monday + Duration.FromDays(1)];
        MessageBudget.Waiting changed = new("news", "partner-changed", Importance.Keep, thursday);
        MessageBudget.Waiting other = new("other", "invitation", Importance.Keep, Monday);

        Decide(changed, thursday, Heard(four), [other]).MayLeave.ShouldBeTrue();
        Decide(changed, thursday, Heard([thursday, thursday]), []).ShouldBe(MessageBudget.Verdict.At(thursday + Duration.FromDays(1)));
        Decide(other, thursday, Heard([thursday]), [changed]).ShouldBe(
            MessageBudget.Verdict.At(thursday + Duration.FromDays(1)), "the day's last place is for the news");
        Decide(changed, thursday, Heard([thursday]), [other]).MayLeave.ShouldBeTrue();
    }

    [Fact]
    public void the_week_of_a_reveal_has_room_for_five()
    {
        var wednesday = Monday + Duration.FromDays(2);
        List<MessageBudget.Heard> four =
        [
            new("reveal", Monday),
            new("check-in-form", Monday),
            .. Heard([Monday + Duration.FromDays(1), Monday + Duration.FromDays(1)]),
        ];
        Decide(Message(Importance.Keep), wednesday, four, []).MayLeave.ShouldBeTrue();
        Decide(Message(Importance.Keep), wednesday, [.. four, new("x", wednesday)], []).MayLeave.ShouldBeFalse();
    }

    [Fact]
    public void what_may_be_dropped_leaves_room_for_what_is_known_to_come()
    {
        var tuesday = Monday + Duration.FromDays(1);
        var friday = Monday + Duration.FromDays(4);
        List<MessageBudget.Waiting> moved = [new("m", "meeting-card", Importance.Keep, friday)];
        Decide(Message(Importance.Cheer), tuesday, Heard([Monday, Monday]), moved).MayLeave.ShouldBeTrue();
        Decide(Message(Importance.Cheer), tuesday, Heard([Monday, Monday, tuesday]), moved).ShouldBe(MessageBudget.Verdict.Dropped);
        Decide(Message(Importance.Keep), tuesday, Heard([Monday, Monday, tuesday]), moved).MayLeave.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Importance.Cheer, Importance.MidRound)]
    [InlineData(Importance.MidRound, Importance.DidYouMeet)]
    [InlineData(Importance.DidYouMeet, Importance.SecondNudge)]
    [InlineData(Importance.SecondNudge, Importance.KindCard)]
    [InlineData(Importance.KindCard, Importance.FirstNudge)]
    [InlineData(Importance.FirstNudge, Importance.Keep)]
    internal void of_two_with_room_for_one_the_less_important_is_dropped(Importance less, Importance more)
    {
        var wednesday = Monday + Duration.FromDays(2);
        var three = Heard([Monday, Monday, Monday + Duration.FromDays(1)]);
        MessageBudget.Waiting[] both = [Message(less, "less"), Message(more, "more")];
        Decide(both[0], wednesday, three, both).ShouldBe(MessageBudget.Verdict.Dropped);
        Decide(both[1], wednesday, three, both).MayLeave.ShouldBeTrue();
    }

    [Fact]
    public void no_sequence_of_postings_ever_exceeds_the_budget_or_leaves_outside_the_working_day() =>
        Prop.ForAll(Arbitrary(), week =>
        {
            var heard = Simulate(week);
            var counted = heard.Where(h => h.Row.Importance > Importance.PartnerWords).ToList();
            foreach (var day in counted.GroupBy(h => week.Hours.DayOf(h.At)))
                day.Count().ShouldBeLessThanOrEqualTo(2);
            foreach (var days in counted.GroupBy(h => QuietHours.WeekOf(week.Hours.DayOf(h.At))))
                days.OrderBy(h => h.At).Skip(days.Any(h => h.Row.Kind == "reveal") ? 5 : 4)
                    .Where(h => h.Row.Kind != "reveal")
                    .ShouldBeEmpty();
            heard.Where(h => h.Row.Importance != Importance.Answer && !week.Hours.IsOpen(h.At)).ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void what_is_never_dropped_arrives_in_time_or_not_at_all_and_answers_at_once() =>
        Prop.ForAll(Arbitrary(), week =>
        {
            var heard = Simulate(week).ToDictionary(h => h.Row.Id, h => h.At);
            foreach (var row in week.Rows.Where(r => r.Importance == Importance.Answer))
                heard[row.Id].ShouldBe(row.DueAt);
            foreach (var row in week.Rows.Where(r => r.Importance is Importance.Keep or Importance.PartnerWords && r.ExpiresAt is null))
                heard.ShouldContainKey(row.Id);
            foreach (var row in week.Rows.Where(r => r.ExpiresAt is not null && heard.ContainsKey(r.Id)))
                heard[row.Id].ShouldBeLessThan(row.ExpiresAt!.Value);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private sealed record Week(QuietHours Hours, IReadOnlyList<OutboxRow> Rows);

    private static Arbitrary<Week> Arbitrary()
    {
        var hours = Gen.Elements("Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns")
            .SelectMany(zone =>
                Gen.Elements("12345", "135", "1234567", "5")
                    .Select(days => new QuietHours(DateTimeZoneProviders.Tzdb[zone], days, 9 * 60, 17 * 60)));
        var row = Gen.Choose(0, 8).SelectMany(importance =>
            Gen.Choose(0, 21 * 24 * 4).SelectMany(quarter =>
                Gen.Choose(-20, 14).Select(days => (importance, quarter, days))));
        return hours
            .SelectMany(h =>
                Gen.ListOf(row).Select(rows => new Week(h, [.. rows.Select((r, i) => Row(h, r.importance, r.quarter, r.days, i))])))
            .ToArbitrary();
    }

    private static OutboxRow Row(QuietHours hours, int importance, int quarter, int days, int index)
    {
        var due = Monday + Duration.FromMinutes(15 * quarter);
        return new OutboxRow
        {
            Id = $"r{index:D3}",
            Kind = importance == 2 && index % 3 == 0 ? "reveal" : "card",
            Subject = "s",
            PersonId = Account.PersonId,
            PreferredAccount = Account.Id,
            Lane = Account.Key.Lane,
            Importance = (Importance)importance,
            Wanted = 1,
            Anew = 1,
            DueAt = due,
            ExpiresAt = days <= 0 ? null : due + Duration.FromDays(days),
            Zone = hours.Zone.Id,
            WorkDays = hours.WorkDays,
            WorkFrom = hours.WorkFrom,
            WorkUntil = hours.WorkUntil,
        };
    }

    /// <summary>
    /// The claiming of <see cref="OutboxClaims"/>, without a database: each row is decided about when it is next looked at.
    /// </summary>
    private static List<(OutboxRow Row, Instant At)> Simulate(Week week)
    {
        var heard = new List<(OutboxRow Row, Instant At)>();
        var waiting = week.Rows.ToDictionary(r => r.Id, r => (Row: r, NextAt: r.DueAt));
        for (var steps = 0; waiting.Count > 0; steps++)
        {
            steps.ShouldBeLessThan(10_000);
            var now = waiting.Values.Min(w => w.NextAt);
            foreach (
                var (row, _) in waiting.Values.Where(w => w.NextAt <= now).OrderBy(w => w.Row.Importance).ThenBy(w => w.Row.DueAt).ToList())
            {
                var counted = heard.Where(h => h.Row.Counts).Select(h => new MessageBudget.Heard(h.Row.Kind, h.At)).ToList();
                var rivals = waiting
                    .Values.Where(w => w.Row.Counts)
                    .Select(w => new MessageBudget.Waiting(w.Row.Id, w.Row.Kind, w.Row.Importance, w.Row.DueAt));
                switch (SendDecision.Decide(row, [Account], counted, rivals, now))
                {
                    case SendDecision.Go:
                        heard.Add((row, now));
                        waiting.Remove(row.Id);
                        break;
                    case SendDecision.Wait wait:
                        wait.Until.ShouldBeGreaterThan(now);
                        waiting[row.Id] = (row, wait.Until);
                        break;
                    case SendDecision.End end:
                        (end.State == RowState.Expired || row.Importance >= Importance.FirstNudge).ShouldBeTrue();
                        waiting.Remove(row.Id);
                        break;
                    default:
                        Assert.Fail("Nothing else can come of it.");
                        break;
                }
            }
        }
        return heard;
    }

    private static MessageBudget.Waiting Message(Importance importance, string id = "x") => new(id, "card", importance, Monday);

    private static List<MessageBudget.Heard> Heard(IEnumerable<Instant> at) => [.. at.Select(a => new MessageBudget.Heard("card", a))];

    private static MessageBudget.Verdict Decide(Importance importance, Instant now, Instant[] heard) =>
        Decide(Message(importance), now, Heard(heard), []);

    private static MessageBudget.Verdict Decide(
        MessageBudget.Waiting message, Instant now, IReadOnlyList<MessageBudget.Heard> heard, IEnumerable<MessageBudget.Waiting> waiting) =>
        MessageBudget.Decide(message, heard, waiting, new QuietHours(DateTimeZone.Utc, "12345", 9 * 60, 17 * 60), now);
}

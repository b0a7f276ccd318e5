using System.Text.Json.Nodes;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Graph;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>Subscriptions live, end and get lost; what was missed is caught up.</summary>
public abstract class WatchTests(string engine)
{
    private static readonly LocalDate First = new(2026, 11, 24);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task a_subscription_is_renewed_at_half_its_life()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var before = Expiry(world);

        await world.App.Until(App.Monday + Duration.FromDays(3));
        await world.Looks();
        Expiry(world).ShouldBe(before);
        await world.App.Until(App.Monday + Duration.FromDays(4));
        await world.Looks();

        string.CompareOrdinal(Expiry(world), before).ShouldBePositive();
        world.Graph.Calls.Count(c => c.IsSubscription && c.Method == "POST").ShouldBe(1);
        world.Graph.Calls.First(c => c.IsSubscription).Method.ShouldBe("GET", "the list comes first");
    }

    [Fact]
    public async Task an_expired_subscription_is_made_anew_and_what_was_missed_is_seen()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        world.App.Clock.Set(App.Monday + Duration.FromDays(8));
        world.Graph.Subscriptions.Standing.ShouldBeEmpty();
        world.Graph.Calendars.Move(world.Series, First.PlusWeeks(2), Instant.FromUtc(2026, 12, 9, 13, 0));

        await world.Looks();

        world.Graph.Subscriptions.Standing.ShouldHaveSingleItem();
        (await world.Count("SELECT COUNT(*) FROM meeting_occurrences WHERE state = 'moved'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("missed")]
    [InlineData("subscriptionRemoved")]
    [InlineData("reauthorizationRequired")]
    public async Task what_graph_says_of_a_subscription_is_acted_on(string said)
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var subscription = world.Graph.Subscriptions.Standing.Single();
        world.Graph.Subscriptions.Holds = true;
        world.Graph.Calendars.Move(world.Series, First, Instant.FromUtc(2026, 11, 25, 13, 0));
        world.Graph.Subscriptions.Deliver(_ => []);
        if (said == "subscriptionRemoved")
            world.Graph.Subscriptions.Drop((string)subscription["id"]!);

        (await world.Graph.Subscriptions.TellLifecycle(subscription, said)).ShouldBe(202);

        await world.Ana.Reads("This week: Wednesday 25 November, 14:00 your time.");
        await App.Eventually(() => world.Graph.Subscriptions.Standing.Count == 1, () => "No subscription stands.");
        var id = (string?)world.Graph.Subscriptions.Standing.Single()["id"];
        (id == (string?)subscription["id"]).ShouldBe(said != "subscriptionRemoved");
        world.Graph.Calls.Any(c => c.IsSubscription && c.Method == "PATCH").ShouldBe(said == "reauthorizationRequired");
    }

    [Fact]
    public async Task a_delta_that_is_too_old_is_begun_anew()
    {
        await using var world = await OutlookWorld.Booked(_engine, isTold: false);
        world.Graph.Calendars.DeltaAge++;
        world.Graph.Calendars.Move(world.Series, First, Instant.FromUtc(2026, 11, 25, 13, 0));

        await world.Looks();

        await world.Ana.Reads("This week: Wednesday 25 November, 14:00 your time.");
        world.Graph.Calls.Last(c => c.IsDelta).Query["startDateTime"].ShouldNotBeNull();
    }

    [Fact]
    public async Task a_subscription_whose_answer_got_lost_is_replaced_and_not_doubled()
    {
        await using var world = await OutlookWorld.Begin(_engine);
        world.Graph.Fail(new GraphScript(c => c.IsSubscription && c.Method == "POST") { IsAfterTheFact = true });

        await world.Pairs();
        await world.IsBooked();
        await world.IsWatched();

        world.Graph.Subscriptions.Standing.ShouldHaveSingleItem();
        world.Graph.Calendars.Move(world.Series, First, Instant.FromUtc(2026, 11, 25, 13, 0));
        await world.Ana.Reads("This week: Wednesday 25 November, 14:00 your time.");
    }

    [Fact]
    public async Task a_tenant_that_refuses_subscriptions_is_looked_at_instead()
    {
        await using var world = await OutlookWorld.Begin(_engine);
        world.Graph.Fail(new GraphScript(c => c.IsSubscription && c.Method == "POST", 400, "ValidationError", times: 100));

        await world.Pairs();
        await world.IsBooked();
        await world.IsWatched();

        (await world.Count("SELECT COUNT(*) FROM graph_watches WHERE subscription_id IS NULL AND code = 'ValidationError'")).ShouldBe(1);
    }

    [Fact]
    public async Task a_wrong_client_state_is_answered_and_ignored_and_nothing_of_the_state_is_kept()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var subscription = world.Graph.Subscriptions.Standing.Single();
        var read = world.Graph.Calls.Count(c => c.Parts is [.., "instances"]);
        var state = (string)subscription["clientState"]!;
        state.Length.ShouldBe(43);
        var forged = subscription.DeepClone().AsObject();
        forged["clientState"] = "guessed";
        var stranger = subscription.DeepClone().AsObject();
        stranger["id"] = "sub-of-somebody";

        foreach (var false_one in new[] { forged, stranger })
        {
            var item = GraphSubscriptions.Notification(false_one, world.Series.Mailbox, world.Series.Id, "updated");
            (await world.Graph.Subscriptions.Post((string)subscription["notificationUrl"]!, [item])).ShouldBe(202);
            (await world.Graph.Subscriptions.TellLifecycle(Lifecycle(subscription, false_one), "subscriptionRemoved")).ShouldBe(202);
        }

        await world.Settles();
        world.Graph.Calls.Count(c => c.Parts is [.., "instances"]).ShouldBe(read);
        world.Graph.Subscriptions.Standing.Single()["id"]!.ToString().ShouldBe((string?)subscription["id"]);
        world.App.Lines.All.Count(l => l.Contains("did not show the state that we gave", StringComparison.Ordinal)).ShouldBe(4);
        world.App.Lines.All.ShouldNotContain(l => l.Contains(state, StringComparison.Ordinal));
        (await world.Count($"SELECT COUNT(*) FROM graph_watches WHERE CAST(client_state AS TEXT) LIKE '%{state}%'")).ShouldBe(0);
    }

    private static JsonObject Lifecycle(JsonObject genuine, JsonObject shown)
    {
        var item = shown.DeepClone().AsObject();
        item["lifecycleNotificationUrl"] = (string?)genuine["lifecycleNotificationUrl"];
        return item;
    }

    private static string Expiry(OutlookWorld world) => (string)world.Graph.Subscriptions.Standing.Single()["expirationDateTime"]!;
}

public sealed class SqliteWatchTests() : WatchTests("sqlite");

public sealed class PostgresWatchTests() : WatchTests("postgres");

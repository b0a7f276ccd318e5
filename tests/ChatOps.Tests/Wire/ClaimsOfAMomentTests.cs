using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.CheckIns;
using ChatOps.Clock;
using ChatOps.Meetings.Work;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Writing;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Tests.Wire;

/// <summary>
/// What is committed together wakes the outbox once: however many share in a moment, each lane is claimed once, and nobody asks which.
/// </summary>
public abstract class ClaimsOfAMomentTests(string engine)
{
    private static readonly AsyncLocal<ConcurrentQueue<string>?> Heard = new();

    private static Ct Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task eight_shares_of_one_moment_are_one_claim_a_lane()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, to) =>
            {
                if (instrument.Meter.Name == StatementsRun.Meter)
                    to.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Heard.Value?.Enqueue((string)tags[0].Value!));
        listener.Start();
        // The host's worker runs in the context in which the host was started.
        var names = Heard.Value = new ConcurrentQueue<string>();
        await using var app = await App.Prepare(engine == "postgres" ? Engine.Postgres : Engine.Sqlite);
        // What else the host sends in its own time, a meeting's card for instance, would be claimed by itself.
        app.Replaces = services =>
        {
            services.RemoveAll<ITick>();
            services.Remove(services.Single(d => d.ImplementationType == typeof(MeetingWorker)));
        };
        var couples = await Couple.Seed(app, 4);
        await app.Run();
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE state = 'due'", 0);
        var shares = new List<Inbound>();
        foreach (var couple in couples)
        {
            shares.Add(await Share(app, new(Channel.Teams, FakeTeams.TenantId, couple.Tess.ObjectId), couple.TessWeek));
            shares.Add(await Share(app, new(Channel.Slack, FakeSlack.Acme, couple.Sam), couple.SamWeek));
        }

        names.Clear();
        // Of the writers that PostgreSQL has, the one to which the shares come is held.
        var release = new TaskCompletionSource<bool>();
        var holding = app.Services.GetRequiredService<Db>().WriteInTurn(new WriteTurn("holding"), _ => release.Task, Ct);
        var dispatched = shares.Select(s => app.Services.GetRequiredService<Dispatcher>().Dispatch(s, Ct)).ToList();
        release.SetResult(true);
        await holding;
        (await Task.WhenAll(dispatched)).ShouldAllBe(a => a == Answer.Done);
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE kind = 'partner-copy' AND state = 'done'", 8);
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE state = 'due'", 0);

        // On a busy machine a moment may be two groups. Everybody's own form is an edit, which has a queue of its own in each lane.
        var groups = names.Count(n => n.Split(" and ").Contains("CheckIns/ShareCheckIns"));
        groups.ShouldBeInRange(1, 4);
        names.Count(n => n == "Channels/ReadersOfClaimed").ShouldBeInRange(2, 2 * groups);
        names.Count(n => n == "Channels/ClaimDue").ShouldBeInRange(4, 4 * groups);
        if (engine == "sqlite")
            names.ShouldNotContain("Channels/LanesDue");
    }

    private static async Task<Inbound> Share(App app, AccountKey account, string checkIn)
    {
        var now = await app
            .Services.GetRequiredService<Db>()
            .Read(s => app.Services.GetRequiredService<CheckInStore>().Find(s, checkIn), Ct);
        return new(
            account, "check-in.submit", now!.FormSubject, new Fields([KeyValuePair.Create("c1_text", "shared")]), $"test:{account.UserId}")
        {
            IsAnsweredAtOnce = true,
            SeesCardInChat = true,
        };
    }
}

public sealed class SqliteClaimsOfAMomentTests() : ClaimsOfAMomentTests("sqlite");

public sealed class PostgresClaimsOfAMomentTests() : ClaimsOfAMomentTests("postgres");

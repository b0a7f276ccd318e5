using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Channels.Sending;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatOps.Tests.Channels;

/// <summary>The worker as the host runs it, on the real clock.</summary>
public abstract class OutboxHostTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement Held = new(
        "Held",
        "SELECT (SELECT COUNT(*) FROM outbox WHERE claimed_by IS NOT NULL) + (SELECT COUNT(*) FROM lanes WHERE leased_by IS NOT NULL)",
        null);

    [Fact]
    public async Task a_commit_wakes_the_worker_and_a_stop_gives_everything_back()
    {
        var arrived = new TaskCompletionSource<string>();
        var slack = new MemoryChannel(Channel.Slack, SystemClock.Instance) { Script = Arrive };
        await using var services = Host(slack);
        var worker = services.GetServices<IHostedService>().OfType<OutboxWorker>().Single();
        await worker.StartAsync(Ct);
        var ana = await Person();
        await Db.Write(
            db =>
                services
                    .GetRequiredService<Outbox>()
                    .Queue(db, new Posting(new CardRef("menu", "a"), ana, SystemClock.Instance.GetCurrentInstant())),
            Ct);

        (await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct)).ShouldBe("menu a");
        await worker.StopAsync(Ct);
        (await Db.Read(db => services.GetRequiredService<Outbox>().Find(db, new CardRef("menu", "a"), ana), Ct))!.State.ShouldBe(
            RowState.Done);
        (await Db.Read(db => db.Find<int>(Held), Ct)).ShouldBe(0);

        Answered? Arrive(Call call)
        {
            arrived.TrySetResult(call.Shown);
            return null;
        }
    }

    private ServiceProvider Host(MemoryChannel slack) => new ServiceCollection()
        .AddLogging()
        .AddStorage()
        .AddPeople()
        .AddChannels()
        .AddSingleton(Db)
        .AddSingleton<IClock>(SystemClock.Instance)
        .AddSingleton(TimeProvider.System)
        .AddSingleton<SteadyClock>()
        .AddSingleton<LeaseTime>()
        .AddSingleton(new SideBySide())
        .AddSingleton<ICheckpoint, NoCheckpoint>()
        .AddSingleton<IChannel>(slack)
        .AddSingleton<BuildCard>((card, _, _) => Task.FromResult<Card?>(new Card(card.Kind, $"{card.Kind} {card.Subject}")))
        .AddSingleton<TakeProfile>((_, _, _) => Task.CompletedTask)
        .BuildServiceProvider();

    private async Task<PersonId> Person()
    {
        var people = new PersonStore();
        var person = new Person { Id = PersonId.New(), DisplayName = "Ana Ruiz", PreferredAccount = AccountId.New() };
        var account = new Account
        {
            Id = person.PreferredAccount.Value,
            PersonId = person.Id,
            Channel = Channel.Slack,
            Tenant = "T1",
            UserId = "U1",
        };
        var now = SystemClock.Instance.GetCurrentInstant();
        await Db.Write(db => people.Add(db, person, now), Ct);
        await Db.Write(db => people.AddAccount(db, account, person.DisplayName, now), Ct);
        return person.Id;
    }
}

public sealed class SqliteOutboxHostTests() : OutboxHostTests("sqlite");

public sealed class PostgresOutboxHostTests() : OutboxHostTests("postgres");

using System.Collections.Frozen;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Queueing;
using ChatOps.Joining.Leaving;
using ChatOps.Pairing.Repairing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Rounds;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Pairing.AtOnce;

/// <summary>
/// An instance of ours as far as the members of a pair and the clock go, with the dispatcher before it. Its clock stands still.
/// </summary>
internal sealed class PairHost : IAsyncDisposable
{
    private static readonly string[] Actions =
    [
        "check-in.submit",
        "check-in.take-back.confirm",
        "membership.pause.submit",
        "membership.resume",
        "membership.leave-yes",
    ];

    private readonly RoundHost _host;
    private readonly Dispatcher _dispatcher;
    private readonly PairUnpaired _repair;
    private readonly EndLeft _endLeft;

    public PairHost(TestDatabase database, Db db)
    {
        _host = new RoundHost(database, new FakeClock(PairScene.Now), db);
        var routes = new RouteTable(
            Actions.ToFrozenDictionary(a => a, a => (IUseCase)_host.Make(Routes.UseCases[a])),
            Routes.Cards.Keys.ToFrozenDictionary(k => k, _ => (ICardBuilder)new NothingToShow()));
        _dispatcher = new Dispatcher(
            db,
            new Deliveries(),
                new FirstAnswers(),
            Get<Welcome>(),
            Get<Outbox>(),
            new CardBuilders(db, Get<PersonStore>(), routes, _host.Clock),
            routes,
            new NoAudit(),
            Get<IHoldPairs>(),
            new NoCheckpoint(),
            _host.Clock,
            NullLogger<Dispatcher>.Instance);
        _endLeft = (EndLeft)_host.Make(typeof(EndLeft));
        _repair = (PairUnpaired)_host.Make(typeof(PairUnpaired), new Between(this));
    }

    public Db Db => _host.Db;

    /// <summary>Happens once, after the clock has read who waits for a partner and before it reads who stands with whom.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public T Get<T>() where T : notnull => _host.Get<T>();

    public Task<Answer> Dispatch(Inbound inbound, Ct ct) => _dispatcher.Dispatch(inbound, ct);

    public Task Repair() => _repair.Tick(PairScene.Now, TestContext.Current.CancellationToken);

    /// <summary>Another instance, whose clock does not wait for this one's; null: there is none.</summary>
    public PairHost? Beside { get; init; }

    /// <summary>Whoever said that they leave is out, as ten minutes later.</summary>
    public Task EndLeft() => (Beside ?? this)._endLeft.Tick(PairScene.Now + LeaveProgram.UndoFor, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private sealed class Between(PairHost host) : ICheckpoint
    {
        public async Task Reached(string name)
        {
            if (name != "unpaired.read" || host.Meanwhile is not { } happens)
                return;
            host.Meanwhile = null;
            await happens();
        }
    }

    private sealed class NothingToShow : ICardBuilder
    {
        public Task<Card?> Build(Showing showing, Ct ct) => Task.FromResult<Card?>(null);
    }

    private sealed class NoAudit : IGestureAudit
    {
        public Task<GestureAbout?> About(Visit visit) => Task.FromResult<GestureAbout?>(null);

        public Task Record(Session db, GestureAbout about, Reply reply) => Task.CompletedTask;
    }
}

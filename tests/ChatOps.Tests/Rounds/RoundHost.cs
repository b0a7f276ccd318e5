using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Rounds.Opening;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Rounds;

/// <summary>The slices on a database, without channels: an instance of ours as far as rounds go.</summary>
internal sealed class RoundHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public RoundHost(TestDatabase database, IClock clock, Db? db = null)
    {
        Db = db ?? database.Db;
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Lines))
            .AddUnits(new ChatOpsSettings())
            .AddSingleton(Db)
            .AddSingleton(clock)
            .AddSingleton(database.Ring)
            .AddSingleton<ICheckpoint, NoCheckpoint>()
            .BuildServiceProvider();
        Clock = clock;
    }

    public Db Db { get; }

    public IClock Clock { get; }

    public LogLines Lines { get; } = new();

    private static Ct Ct => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>With these parts instead of the host's own.</summary>
    public object Make(Type type, params object[] parts) => ActivatorUtilities.CreateInstance(_services, type, parts);

    public Task Tick() => Get<RoundTick>().Tick(Clock.GetCurrentInstant(), Ct);

    /// <summary>What a person presses or sends, through the route of its action.</summary>
    public async Task<Reply> Does(PersonId who, string action, string subject, params (string Field, string Value)[] fields)
    {
        var useCase = (IUseCase)ActivatorUtilities.CreateInstance(_services, Routes.UseCases[action]);
        return await Db.Write(
            async s =>
            {
                var person = (await Get<PersonStore>().Find(s, who))!;
                var account = (await Get<PersonStore>().AccountsOf(s, who))[0];
                var inbound = new Inbound(
                    account.Key, action, subject, new Fields(fields.Select(f => KeyValuePair.Create(f.Field, f.Value))), Ids.New());
                var reply = await useCase.Handle(new Visit(s, person, account, inbound, Clock.GetCurrentInstant()), Ct);
                if (reply is Reply.Correct)
                    s.Undo();
                return reply;
            },
            Ct);
    }

    public Task<Card?> Sees(PersonId who, CardRef card) => Db.Read(async s =>
    {
        var builder = (ICardBuilder)ActivatorUtilities.CreateInstance(_services, Routes.Cards[card.Kind]);
        return await builder.Build(new Showing(s, card.Subject, (await Get<PersonStore>().Find(s, who))!, Clock.GetCurrentInstant()), Ct);
    }, Ct);

    public Task<IReadOnlyList<T>> Query<T>(string sql) => Db.Read(s => s.Query<T>(new Statement("test", sql, null)), Ct);

    /// <summary>Every account that was asked about has answered.</summary>
    public Task Answered() =>
        Db.Write(
            s => s.Execute(new Statement("test", "UPDATE outbox SET state = 'done', shown = wanted WHERE kind = 'account-lookup'", null)),
            Ct);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Counting;
using ChatOps.Storage;
using ChatOps.Storage.Writing;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static ChatOps.Tests.Drivers.Shares;

namespace ChatOps.Tests.Wire;

/// <summary>Two instances on one PostgreSQL get what many share at one moment, each as a set of its own.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class SharesAtTwoInstancesTests
{
    private static Ct Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// The vendors repeat what was not answered in time, and the balancer sends it elsewhere. Partners write at the same moment, each to
    /// another instance.
    /// </summary>
    [Fact]
    public async Task every_share_has_one_effect_also_when_it_comes_to_both()
    {
        await using var app = await App.Start(Engine.Postgres);
        await app.RunBeside();
        var couples = await Couple.Seed(app, 6);
        var shares = new List<Inbound>();
        foreach (var couple in couples)
            shares.AddRange([
                await Share(app, Tess(couple), couple.TessWeek, $"By {couple.Tess.Name}"),
                await Share(app, Sam(couple), couple.SamWeek, $"By {couple.Sam}"),
            ]);

        var (first, second) = (Moment(app.Services), Moment(app.Beside));
        var answers = new[] { first.Dispatch(shares), second.Dispatch([.. shares.AsEnumerable().Reverse()]) };
        first.Release();
        second.Release();

        (await Task.WhenAll(answers)).ShouldAllBe(a => a.All(one => one == Answer.Done));
        (await Count(app, "SELECT COUNT(*) FROM check_ins WHERE state = 'shared' AND version = 2")).ShouldBe(12);
        (await Count(app, "SELECT SUM(shared) FROM participation_rollup")).ShouldBe(12);
        (await app.Database.Db.Read(Recount.Differences, Ct)).ShouldBe(0);
        (await Count(app, "SELECT COUNT(*) FROM outbox WHERE kind = 'partner-copy'")).ShouldBe(12);
        foreach (var couple in couples)
        {
            await Reads(() => couple.InTeams(app, app.Client).Sees(), $"By {couple.Sam}");
            await Reads(() => couple.InSlack(app, app.Client).Sees(), $"By {couple.Tess.Name}");
        }
    }

    /// <summary>
    /// Somebody corrects what they have just shared, and the two come to two instances: one of them is told that there is something newer,
    /// or both count one after the other.
    /// </summary>
    [Fact]
    public async Task two_changes_of_one_week_at_two_instances_are_two_versions()
    {
        await using var app = await App.Start(Engine.Postgres);
        await app.RunBeside();
        var couples = await Couple.Seed(app, 4);
        List<Inbound> ones = [], others = [];
        foreach (var couple in couples)
        {
            ones.Add(AnyVersion(await Share(app, Sam(couple), couple.SamWeek, $"one of {couple.Sam}")));
            others.Add(AnyVersion(await Share(app, Sam(couple), couple.SamWeek, $"other of {couple.Sam}")));
        }

        var (first, second) = (Moment(app.Services), Moment(app.Beside));
        var answers = new[] { first.Dispatch(ones), second.Dispatch([.. others.AsEnumerable().Reverse()]) };
        first.Release();
        second.Release();

        (await Task.WhenAll(answers)).ShouldAllBe(a => a.All(one => one == Answer.Done));
        (await Count(app, "SELECT COUNT(*) FROM check_ins WHERE version = 3 AND changed_at IS NOT NULL")).ShouldBe(4);
        (await Count(app, "SELECT SUM(shared) FROM participation_rollup")).ShouldBe(4, "a change is no second share");
        (await Count(app, "SELECT COUNT(*) FROM outbox WHERE kind = 'partner-copy'")).ShouldBe(4);
        (await app.Database.Db.Read(Recount.Differences, Ct)).ShouldBe(0);
    }

    private static Held Moment(IServiceProvider instance) =>
        new(instance.GetRequiredService<Db>(), instance.GetRequiredService<Dispatcher>());

    /// <summary>As if the form had been opened after whatever came before.</summary>
    private static Inbound AnyVersion(Inbound share) =>
        share with
        {
            Subject = string.Join("::", share.Subject.Split(':') is [var id, _, var pair] ? [id, pair] : []),
        };

    /// <summary>One instance whose writers wait until everything of the moment is there.</summary>
    private sealed class Held
    {
        private readonly TaskCompletionSource<int> _release = new();
        private readonly Dispatcher _dispatcher;

        public Held(Db db, Dispatcher dispatcher)
        {
            _dispatcher = dispatcher;
            var writers = new DbSettings().Writers;
            foreach (var turn in Enumerable.Range(0, 100).Select(i => new WriteTurn($"{i}")).DistinctBy(t => t.At(writers)))
                _ = db.WriteInTurn(turn, _ => _release.Task, Ct);
        }

        public Task<Answer[]> Dispatch(IReadOnlyList<Inbound> inbound) => Task.WhenAll(inbound.Select(i => _dispatcher.Dispatch(i, Ct)));

        public void Release() => _release.SetResult(0);
    }
}

using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Opening;
using ChatOps.Rounds.Proposing;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Rounds;

/// <summary>A proposal for a whole company is asked about and written in pieces: nobody's check-in waits for all of it.</summary>
public abstract class RoundDraftTests(string engine) : DatabaseTests(engine)
{
    private readonly FakeClock _clock = new(RoundWorld.Monday);

    [Fact]
    public async Task a_moderators_press_does_not_ask_the_whole_company_itself()
    {
        var (world, host, dana) = await Begin(members: 300);
        await using var _ = host;

        await host.Does(dana, "rounds.run-now", world.Autumn.Id.Value);

        (await host.Query<int>("SELECT COUNT(*) FROM outbox WHERE kind = 'account-lookup'")).ShouldBe([0]);
        await host.Tick();
        (await host.Query<int>("SELECT COUNT(*) FROM outbox WHERE kind = 'account-lookup'")).ShouldBe([300]);
        (await host.Query<int>("SELECT COUNT(*) FROM outbox WHERE kind = 'account-lookup' AND wanted > 1")).ShouldBe([0]);
        (await host.Query<string>("SELECT state FROM proposals")).ShouldBe(["proposed"]);
        (await host.Query<int>("SELECT COUNT(DISTINCT group_id) FROM proposal_members")).ShouldBe([150]);
    }

    [Fact]
    public async Task who_drafts_beside_another_writes_nothing_more()
    {
        var (world, host, dana) = await Begin(members: 6);
        await using var _ = host;
        await host.Does(dana, "rounds.run-now", world.Autumn.Id.Value);
        var read = await Open(host, world);
        var (one, other) = (await Drafted(host, world, read), await Drafted(host, world, read));

        (await host.Get<WriteDraft>().Ahead(read, one, Ct))!.Groups.Count.ShouldBe(3);
        (await host.Get<WriteDraft>().Ahead(read, other, Ct)).ShouldBeNull();

        (await host.Query<string>("SELECT id FROM proposal_groups")).ShouldBe(one.Groups.Select(g => g.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task a_draft_that_was_left_half_way_is_put_together_again_around_what_is_locked()
    {
        var (world, host, dana) = await Begin(members: 6);
        await using var _ = host;
        await host.Does(dana, "rounds.run-now", world.Autumn.Id.Value);
        await host.Tick();
        var proposal = await Open(host, world);
        var locked = proposal.Groups[1];
        await host.Does(dana, "proposal.lock", locked.Id);
        await host.Does(dana, "proposal.again", proposal.Id);
        var read = await Open(host, world);
        read.State.ShouldBe(ProposalState.Drafting);
        // Written ahead, and nobody comes back to it.
        await host.Get<WriteDraft>().Ahead(read, await Drafted(host, world, read), Ct);
        (await Open(host, world)).State.ShouldBe(ProposalState.Drafting);

        await host.Tick();

        var stands = await Open(host, world);
        stands.State.ShouldBe(ProposalState.Proposed);
        stands.Groups.Single(g => g.IsLocked).Id.ShouldBe(locked.Id);
        stands.Groups.SelectMany(g => g.Members).Select(m => m.PersonId.Value).Order().ShouldBe(
            Enumerable.Range(2, 6).Select(i => $"person-{i:D4}"));
    }

    [Fact]
    public async Task a_change_of_one_group_leaves_the_others_as_they_were_written()
    {
        var (world, host, dana) = await Begin(members: 6);
        await using var _ = host;
        await host.Does(dana, "rounds.run-now", world.Autumn.Id.Value);
        await host.Tick();
        var before = await Open(host, world);
        var changed = before.Groups[0] with { Reasons = [], Overlap = 7 };

        await Db.Write(
            db => host.Get<ProposalStore>().Save(db, before, new Draft([changed, .. before.Groups.Skip(1)], before.LeftOut)), Ct);

        var after = await Open(host, world);
        after.Version.ShouldBe(before.Version + 1);
        after.Groups.Select(g => (g.Id, g.Overlap)).ShouldBe(
            before.Groups.Select(g => (g.Id, g.Id == changed.Id ? 7 : g.Overlap)), ignoreOrder: true);
        after.Groups.SelectMany(g => g.Members).ShouldBe(before.Groups.SelectMany(g => g.Members), ignoreOrder: true);
    }

    private async Task<(RoundWorld World, RoundHost Host, PersonId Dana)> Begin(int members)
    {
        var world = new RoundWorld(Database, new ProgramSettings());
        await world.Begins();
        var dana = await world.Joins("Dana", isMember: false);
        for (var i = 1; i <= members; i++)
            await world.Joins($"Member{i}");
        return (world, new RoundHost(Database, _clock), dana);
    }

    private Task<Proposal> Open(RoundHost host, RoundWorld world) =>
        Db.Read(async db => (await host.Get<ProposalStore>().FindOpen(db, world.Autumn.Id))!, Ct);

    private Task<Draft> Drafted(RoundHost host, RoundWorld world, Proposal proposal) => Db.Read(
        async db => Draft.Make(
            world.Autumn.Settings.Rounds,
            await host.Get<Candidates>().Load(db, world.Autumn, proposal.FirstDay),
            [.. proposal.Groups.Where(g => g.IsLocked)],
            []),
        Ct);
}

public sealed class SqliteRoundDraftTests() : RoundDraftTests("sqlite");

public sealed class PostgresRoundDraftTests() : RoundDraftTests("postgres");

using ChatOps.Matching;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Wire.Rounds;

/// <summary>
/// The built program is killed while it opens a round, and started again: it goes on where it was. Nobody is paired twice, nobody is told
/// twice.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public abstract class RoundKillTests(string engine) : KilledHost(engine)
{
    /// <summary>More than are told in one unit of work.</summary>
    private const int Pairs = 11;

    [Theory]
    [InlineData("round.decided", 0)]
    [InlineData("round.opened", Pairs)]
    [InlineData("round.told", Pairs)]
    public async Task a_round_that_was_killed_half_way_goes_on(string step, int standing)
    {
        await using var app = await Prepare();
        await app.Database.Db.Write(db => Approved(app, db), TestContext.Current.CancellationToken);
        using var folder = new Folder();
        await KilledAt(app, folder, step);
        (await Count(app, "SELECT COUNT(*) FROM partnerships")).ShouldBe(standing);
        (await Count(app, "SELECT COUNT(*) FROM proposals WHERE state = 'opened'")).ShouldBe(0);

        // In this process, and at once: that the scheduler gives on what it had given to the dead, the pairing within a round shows.
        await app.Run();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM proposals WHERE state = 'opened'", 1);
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE kind = 'reveal' AND state = 'done' AND message_id IS NOT NULL", Pairs * 2);
        (await Count(app, "SELECT COUNT(*) FROM rounds")).ShouldBe(1);
        (await Count(app, "SELECT COUNT(*) FROM partnerships")).ShouldBe(Pairs);
        (await Count(app, "SELECT COUNT(DISTINCT person_id) FROM partners")).ShouldBe(Pairs * 2);
        (await Count(app, "SELECT COUNT(*) FROM memberships WHERE next_check_in_at IS NOT NULL")).ShouldBe(Pairs * 2);
        EverybodyWasToldOnce(app);
    }

    /// <summary>Pairs across the channels, and a word for a round now.</summary>
    private async Task Approved(App app, Session db)
    {
        var now = app.Clock.GetCurrentInstant();
        var program = new Program
        {
            Id = ProgramId.New(),
            Key = "autumn",
            Name = "Autumn",
            IsOpen = true,
            Settings = new ProgramSettings { Rounds = new RoundSettings { ApprovesItself = true } },
        };
        await new ProgramStore().Add(db, program, now);
        var groups = new List<ProposedGroup>();
        for (var i = 1; i <= Pairs; i++)
        {
            groups.Add(new ProposedGroup
            {
                Id = Ids.New(),
                Reasons = [Reason.Language],
                Members =
                [
                    new(await JoinsInTeams(app, db, program, $"Tess{i} Lee", now), $"Tess{i} Lee"),
                    new(await JoinsInSlack(app, db, program, $"Sam{i} Oak", now), $"Sam{i} Oak"),
                ],
            });
        }

        var today = now.InUtc().Date;
        var proposal = new Proposal
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            FirstDay = today,
            LastDay = today.PlusDays(18),
            OpensAt = now,
            IsNow = true,
            ProbedAt = now,
        };
        await new ProposalStore().Add(db, proposal, now);
        await new ProposalStore().Save(db, proposal with { State = ProposalState.Approved }, new Draft(groups, []));
        await new RoundPlans().Save(db, program.Id, null);
    }
}

public sealed class SqliteRoundKillTests() : RoundKillTests("sqlite");

public sealed class PostgresRoundKillTests() : RoundKillTests("postgres");

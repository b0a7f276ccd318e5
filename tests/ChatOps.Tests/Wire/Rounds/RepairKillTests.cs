using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Wire.Rounds;

/// <summary>
/// The built program is killed while it pairs those who have nobody, and started again. Nobody is paired twice, nobody is told twice.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public abstract class RepairKillTests(string engine) : KilledHost(engine)
{
    private const string Standing =
        "SELECT COUNT(*) FROM partners b JOIN partnerships s ON s.id = b.partnership_id WHERE s.ended_at IS NULL";

    /// <summary>
    /// Before the unit of work ends nothing of it holds; after it, the round of one program is mended and the other's is not.
    /// </summary>
    [Theory]
    [InlineData("unpaired.decided", 0)]
    [InlineData("unpaired.paired", 1)]
    public async Task pairing_within_a_round_that_was_killed_half_way_goes_on(string step, int mended)
    {
        await using var app = await Prepare();
        await app.Database.Db.Write(async db =>
        {
            await FourWait(app, db);
            await OneWaitsBesideAPair(app, db);
        }, TestContext.Current.CancellationToken);
        using var folder = new Folder();
        await KilledAt(app, folder, step);
        (await Count(app, "SELECT COUNT(DISTINCT round_id) FROM repairings")).ShouldBe(mended);

        await using var next = Start(app, folder, null);
        await Becomes(app, next, "SELECT COUNT(*) FROM outbox WHERE kind = 'reveal' AND state = 'done' AND message_id IS NOT NULL", 7);

        (await Count(app, Standing)).ShouldBe(7);
        (await Count(app, Standing.Replace("COUNT(*)", "COUNT(DISTINCT b.person_id)", StringComparison.Ordinal))).ShouldBe(7);
        (await Count(app, "SELECT COUNT(*) FROM partnerships")).ShouldBe(4, "two pairs, and a pair that became a group of three");
        (await Count(app, "SELECT COUNT(*) FROM outbox WHERE kind = 'reveal' AND state <> 'done'")).ShouldBe(0);
        EverybodyWasToldOnce(app);
    }

    private async Task FourWait(App app, Session db)
    {
        var (program, _, joined) = await Open(app, db, "autumn");
        foreach (var i in new[] { 1, 2 })
        {
            await JoinsInTeams(app, db, program, $"Tess{i} Lee", joined);
            await JoinsInSlack(app, db, program, $"Sam{i} Oak", joined);
        }
    }

    private async Task OneWaitsBesideAPair(App app, Session db)
    {
        var (program, round, joined) = await Open(app, db, "winter");
        PersonId[] pair =
        [
            await JoinsInTeams(app, db, program, "Tom Ash", joined),
            await JoinsInSlack(app, db, program, "Sue Elm", joined),
        ];
        await new PairingStore().Add(db, new Partnership
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            RoundId = round.Id,
            StartedAt = joined,
            Partners = [.. pair.Select(p => new Partner { PersonId = p, DisplayName = "" })],
        });
        await JoinsInSlack(app, db, program, "Ida Fir", joined);
    }

    /// <summary>A round that began three days ago: whoever came then has waited long enough.</summary>
    private static async Task<(Program Program, Round Round, Instant Joined)> Open(App app, Session db, string key)
    {
        var now = app.Clock.GetCurrentInstant();
        var program = new Program { Id = ProgramId.New(), Key = key, Name = key, IsOpen = true };
        await new ProgramStore().Add(db, program, now);
        var today = now.InUtc().Date;
        var round = new Round
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            Number = 1,
            FirstDay = today.PlusDays(-3),
            LastDay = today.PlusDays(18),
        };
        await new PairingStore().AddRound(db, round);
        return (program, round, now - Duration.FromDays(3));
    }
}

public sealed class SqliteRepairKillTests() : RepairKillTests("sqlite");

public sealed class PostgresRepairKillTests() : RepairKillTests("postgres");

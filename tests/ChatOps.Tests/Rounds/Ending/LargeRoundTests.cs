using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds.Ending;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Rounds.Ending;

/// <summary>A round of more pairs than the clock goes through in one look.</summary>
public sealed class LargeRoundTests
{
    private const int Pairs = IdRanges.Usual + 1;

    /// <summary>The last day of the round: whoever was not asked the day before is asked now.</summary>
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 27, 9, 0);

    private static readonly Program Autumn = new() { Id = new ProgramId("autumn"), Key = "autumn", Name = "Autumn" };

    private static readonly Round Round = new()
    {
        Id = "round",
        ProgramId = Autumn.Id,
        Number = 1,
        FirstDay = new LocalDate(2026, 11, 2),
        LastDay = new LocalDate(2026, 11, 27),
    };

    private static Ct Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 2, 2, "a look that finds nothing leaves the rest to the next one")]
    [InlineData(Pairs, 1, 2 * Pairs, "a look that finds somebody goes on")]
    public async Task whoever_is_due_is_asked_however_many_pairs_there_are(int due, int looks, int asked, string because)
    {
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        await using var host = new RoundHost(database, new FakeClock(Now));
        await host.Db.Write(db => Seed(db, host.Get<MembershipStore>(), due), Ct);
        var tick = (AskRoundEnds)host.Make(typeof(AskRoundEnds));

        for (var look = 1; look < looks; look++)
        {
            await tick.Tick(Now, Ct);
            (await Asked(host)).ShouldBe(0, because);
        }

        await tick.Tick(Now, Ct);
        (await Asked(host)).ShouldBe(asked, because);
    }

    private static Task<int> Asked(RoundHost host) =>
        host.Db.Read(db => db.Find<int>(new Statement("Asked", "SELECT COUNT(*) FROM round_ends", null)), Ct);

    /// <summary>In so many of the last pairs both are there; all others take a break.</summary>
    private static async Task Seed(Session db, MembershipStore memberships, int due)
    {
        await new ProgramStore().Add(db, Autumn, Now);
        await new PairingStore().AddRound(db, Round);
        for (var pair = 1; pair <= Pairs; pair++)
        {
            var state = pair > Pairs - due ? MembershipState.Active : MembershipState.Paused;
            var partners = new[] { "a", "b" }
                .Select(side => new Partner { PersonId = new PersonId($"{pair:D5}{side}"), DisplayName = "Sam Sample" })
                .ToList();
            foreach (var partner in partners)
            {
                await new PersonStore().Add(
                    db,
                    new Person
                    {
                        Id = partner.PersonId,
                        DisplayName = partner.DisplayName,
                        Zone = "Europe/Berlin",
                    },
                    Now);
                await memberships.Save(
                    db,
                    new Membership
                    {
                        Id = $"m{partner.PersonId}",
                        ProgramId = Autumn.Id,
                        PersonId = partner.PersonId,
                        State = state,
                        NoticeVersion = 1,
                    },
                    Now);
            }

            await new PairingStore().Add(
                db,
                new Partnership
                {
                    Id = $"{pair:D5}",
                    ProgramId = Autumn.Id,
                    RoundId = Round.Id,
                    StartedAt = Now,
                    Partners = partners,
                });
        }
    }
}

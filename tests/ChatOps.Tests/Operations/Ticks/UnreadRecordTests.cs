using System.Security.Cryptography;
using ChatOps.CheckIns.Weeks;
using ChatOps.Joining;
using ChatOps.Joining.Holidays;
using ChatOps.Moderating.Needs;
using ChatOps.Rounds;
using ChatOps.Rounds.Ending;
using ChatOps.Tests.Hosting;
using ChatOps.Texts;

namespace ChatOps.Tests.Operations.Ticks;

/// <summary>What can't be read stays what it is, is said, and holds up nobody.</summary>
public abstract class UnreadRecordTests(string engine) : DatabaseTests(engine)
{
    private static readonly Instant Monday = TenPrograms.Monday;

    [Fact]
    public async Task a_calendar_that_throws_is_fetched_again_later_and_its_moderator_alone_is_told()
    {
        await using var world = await TenPrograms.On(Database);
        var import = TickCase.All[typeof(ImportHolidays)];
        await import.Arrange(world);
        import.Otherwise!.Value.Break(world);
        var (broken, well) = (world.Programs[TenPrograms.Broken], world.Programs[0]);

        for (var seconds = 0; seconds < 60; seconds += 15)
            await world.Tick(typeof(ImportHolidays), Monday + Duration.FromSeconds(seconds));
        world.Calendars.Asked.Count.ShouldBe(TenPrograms.Count);
        (await world.Db.Read(db => world.Get<HolidayStore>().SourceOf(db, broken.Program.Id), Ct))!.Fault.ShouldBe("broken");
        (await Unread(world, broken, Monday)).ShouldBeEmpty();
        foreach (var minutes in new[] { 1, 6 })
            await world.Tick(typeof(ImportHolidays), Monday + Duration.FromMinutes(minutes));

        var told = (await Unread(world, broken, Monday + Duration.FromMinutes(6))).ShouldHaveSingleItem();
        told.Said(broken.Program, TextCatalog.For("en")).ShouldBe("The holiday calendar of Autumn 3 can't be read just now; we try again.");
        told.Said(broken.Program, TextCatalog.For("de"))
            .ShouldBe("Der Feiertagskalender von Autumn 3 lässt sich gerade nicht lesen; wir versuchen es wieder.");
        (await Unread(world, well, Monday + Duration.FromMinutes(6))).ShouldBeEmpty();
        world.Calendars.Asked.Count.ShouldBe(TenPrograms.Count + 2);
    }

    [Fact]
    public async Task a_program_whose_settings_make_no_sense_ends_no_tick()
    {
        await using var world = await TenPrograms.On(Database);
        await TickCase.All[typeof(CheckInTick)].Arrange(world);
        var broken = world.Programs[TenPrograms.Broken].Program.Id;
        await world.Run("UPDATE programs SET settings = '{' WHERE id = @Id", new { Id = broken });

        foreach (
            var at in new[]
            {
                Instant.FromUtc(2026, 11, 25, 12, 0),
                Instant.FromUtc(2026, 12, 10, 12, 0),
                Instant.FromUtc(2026, 12, 14, 12, 0),
            })
        {
            foreach (var tick in world.Ticks.Select(t => t.GetType()).ToList())
                await world.Tick(tick, at);
        }

        (await world.Ask("SELECT COUNT(DISTINCT program_id) FROM check_ins")).ShouldBe(TenPrograms.Count - 1);
        (await world.Ask("SELECT COUNT(DISTINCT round_id) FROM round_ends")).ShouldBeGreaterThanOrEqualTo(TenPrograms.Count - 1);
        (await world.Ask("SELECT COUNT(*) FROM rounds WHERE state = 'closed'")).ShouldBeGreaterThanOrEqualTo(TenPrograms.Count - 1);
    }

    [Fact]
    public async Task thanks_that_cant_be_read_keep_no_round_open()
    {
        await using var world = await TenPrograms.On(Database);
        var close = TickCase.All[typeof(CloseRounds)];
        await world.Tick(typeof(AskRoundEnds), TickCase.All[typeof(AskRoundEnds)].At);
        await world.Run(
            "UPDATE round_ends SET next = 'again', helped = 'yes', words = @Words, answered_at = 1", new { Words = new byte[64] });

        await world.Tick(typeof(CloseRounds), close.At);

        (await world.Ask(close.Served)).ShouldBe(TenPrograms.Count);
        (await world.Ask("SELECT COUNT(*) FROM memberships WHERE state = 'active'")).ShouldBe(4 * TenPrograms.Count);
        // The card waits for its words, as any other that can't be drawn now.
        (await world.Ask($"SELECT COUNT(*) FROM outbox WHERE kind = '{ThanksCard.Kind}'")).ShouldBe(4 * TenPrograms.Count);
        world
            .Lines.All.Count(l => l.Contains("at the end of a round can't be read", StringComparison.Ordinal))
            .ShouldBe(4 * TenPrograms.Count);
    }

    [Fact]
    public async Task a_round_waits_three_tries_for_an_answer_that_cant_take_effect_and_then_closes_without_it()
    {
        await using var world = await TenPrograms.On(Database);
        var at = TickCase.All[typeof(CloseRounds)].At;
        await world.Breaks("memberships", "id", world.Programs[TenPrograms.Broken].Members[0].Membership.Id);

        await world.Tick(typeof(CloseRounds), at);
        (await world.Ask("SELECT COUNT(*) FROM rounds WHERE state = 'closed'")).ShouldBe(TenPrograms.Count - 1);
        await world.Tick(typeof(CloseRounds), at + Duration.FromMinutes(1));
        (await world.Ask("SELECT COUNT(*) FROM rounds WHERE state = 'closed'")).ShouldBe(TenPrograms.Count - 1);
        await world.Tick(typeof(CloseRounds), at + Duration.FromMinutes(6));

        (await world.Ask("SELECT COUNT(*) FROM rounds WHERE state = 'closed'")).ShouldBe(TenPrograms.Count);
        (await world.Ask("SELECT COUNT(*) FROM memberships WHERE state = 'active'")).ShouldBe(1);
    }

    [Fact]
    public async Task an_intake_without_its_key_is_not_taken_for_an_empty_one()
    {
        await using var world = await TenPrograms.On(Database);
        var ana = world.Programs[0].Members[0];
        await world.Run("DELETE FROM content_keys WHERE person_id = @Id", new { ana.Person.Id });

        await Should.ThrowAsync<CryptographicException>(() =>
            world.Db.Read(db => world.Get<MembershipStore>().FindIntake(db, ana.Membership), Ct));
    }

    private static async Task<IReadOnlyList<UnreadItem>> Unread(TenPrograms world, TenPrograms.Made program, Instant now) =>
        (await world.Db.Read(db => world.Get<NeedStore>().Of(db, program.Program, program.Members[0].Person, now), Ct)).Unread;
}

public sealed class SqliteUnreadRecordTests() : UnreadRecordTests("sqlite");

public sealed class PostgresUnreadRecordTests() : UnreadRecordTests("postgres");

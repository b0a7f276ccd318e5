using ChatOps.Channels;
using ChatOps.CheckIns.Weeks;
using ChatOps.Counting;
using ChatOps.Joining;
using ChatOps.Joining.Away;
using ChatOps.Joining.Changes;
using ChatOps.Joining.Holidays;
using ChatOps.Joining.Invitations;
using ChatOps.Joining.Leaving;
using ChatOps.Joining.Notice;
using ChatOps.Meetings.Graph.Watching;
using ChatOps.Meetings.Standing;
using ChatOps.Moderating.Needs;
using ChatOps.Pairing;
using ChatOps.Pairing.Covering;
using ChatOps.Pairing.Offers;
using ChatOps.Pairing.Repairing;
using ChatOps.Pairing.Saying;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Ending;
using ChatOps.Rounds.Opening;
using ChatOps.Storage;

namespace ChatOps.Tests.Operations.Ticks;

/// <summary>What one tick has to do for each of ten programs, and which row fails under it.</summary>
internal sealed record TickCase
{
    private static readonly ProgramSettings TwiceChanged = new() { NoticeVersion = 2 };

    /// <summary>When it is due.</summary>
    public required Instant At { get; init; }

    public ProgramSettings Settings { get; init; } = new();

    /// <summary>What makes it due in all ten.</summary>
    public Func<TenPrograms, Task> Arrange { get; init; } = _ => Task.CompletedTask;

    /// <summary>The row that can't be written; null where something else fails.</summary>
    public Func<TenPrograms.Made, (string Table, string Column, string Value)>? Row { get; init; }

    /// <summary>Where no row fails.</summary>
    public (Action<TenPrograms> Break, Action<TenPrograms> Mend)? Otherwise { get; init; }

    /// <summary>Counts the programs that were served.</summary>
    public required string Served { get; init; }

    public static IReadOnlyDictionary<Type, TickCase> All { get; } =
        new Dictionary<Type, TickCase>
        {
            [typeof(CheckInTick)] = new()
            {
                At = Instant.FromUtc(2026, 11, 25, 12, 0),
                Arrange = world =>
                    world.ForEach(
                        async (db, p) =>
                        {
                            foreach (var member in p.Members)
                                await world.Get<IRescheduleCheckIns>().Reschedule(db, p.Program.Id, member.Person.Id, TenPrograms.Monday);
                        }),
                Row = p => ("check_ins", "program_id", p.Program.Id.Value),
                Served = "SELECT COUNT(DISTINCT program_id) FROM check_ins",
            },
            [typeof(SendNeeds)] = new()
            {
                At = Instant.FromUtc(2026, 11, 23, 12, 0),
                Arrange = world =>
                    world.ForEach(
                        async (db, p) =>
                        {
                            await world.Get<ProgramStore>().AddModerator(db, p.Program.Id, p.Members[0].Person.WorkEmail!);
                            await world
                                .Get<MembershipStore>()
                                .Save(db, p.Members[3].Membership with { State = MembershipState.Applied }, TenPrograms.Monday);
                        }),
                Row = p => ("outbox", "subject", $"{p.Program.Id}/2026-11-23"),
                Served = "SELECT COUNT(DISTINCT subject) FROM outbox WHERE kind = 'needs-you'",
            },
            [typeof(AskRoundEnds)] = new()
            {
                At = Instant.FromUtc(2026, 12, 10, 12, 0),
                Row = p => ("round_ends", "round_id", p.Round.Id),
                Served = "SELECT COUNT(DISTINCT round_id) FROM round_ends",
            },
            [typeof(PurgeSayings)] = new()
            {
                At = TenPrograms.Monday + Duration.FromDays(8),
                Arrange = world =>
                    world.ForEach(
                        (db, p) =>
                            db.Execute(
                                new Statement(
                                    "test",
                                    "INSERT INTO sayings (id, partnership_id, person_id, message_id, is_first, words, at) VALUES (@Id, "
                                        + "@Pair, @Person, @Id, TRUE, @Words, @Now)",
                                    null),
                                new
                                {
                                    Id = $"said-{p.Program.Key}",
                                    Pair = p.Pairs[0].Id,
                                    Person = p.Members[0].Person.Id,
                                    Words = new byte[] { 1 },
                                    Now = TenPrograms.Monday,
                                })),
                Row = p => ("sayings", "id", $"said-{p.Program.Key}"),
                Served = "SELECT COUNT(*) FROM sayings WHERE words IS NULL",
            },
            [typeof(CloseRounds)] = new()
            {
                At = Instant.FromUtc(2026, 12, 13, 0, 0),
                Row = p => ("rounds", "id", p.Round.Id),
                Served = "SELECT COUNT(*) FROM rounds WHERE state = 'closed'",
            },
            [typeof(RoundTick)] = new()
            {
                At = Instant.FromUtc(2026, 12, 13, 12, 0),
                Arrange = world => world.ForEach((db, p) => world.Get<RoundPlans>().Save(db, p.Program.Id, new LocalDate(2026, 12, 14))),
                Row = p => ("proposals", "program_id", p.Program.Id.Value),
                Served = "SELECT COUNT(DISTINCT program_id) FROM proposals",
            },
            [typeof(EndTrials)] = new()
            {
                At = TenPrograms.Monday,
                Row = p => ("partnerships", "program_id", p.Program.Id.Value),
                Served = "SELECT COUNT(DISTINCT program_id) FROM partnerships WHERE trial_ends_at IS NOT NULL",
            },
            [typeof(FindCovers)] = new()
            {
                At = Instant.FromUtc(2026, 11, 24, 8, 0),
                Arrange = world => Away(world, new LocalDate(2026, 12, 8)),
                Row = p => ("covers", "partnership_id", p.Pairs[0].Id),
                Served = "SELECT COUNT(DISTINCT partnership_id) FROM covers",
            },
            [typeof(PairUnpaired)] = new()
            {
                At = Instant.FromUtc(2026, 11, 25, 12, 0),
                Arrange = world => world.ForEach((db, p) => world.Get<PairingStore>().End(db, p.Pairs[0].Id, TenPrograms.Monday)),
                Row = p => ("partnerships", "program_id", p.Program.Id.Value),
                Served = "SELECT COUNT(DISTINCT program_id) FROM partnerships WHERE started_at > 1795420800000",
            },
            [typeof(OfferPartners)] = new()
            {
                At = Instant.FromUtc(2026, 11, 24, 8, 0),
                Arrange = world => Away(world, null),
                Row = p => ("partner_offers", "partnership_id", p.Pairs[0].Id),
                Served = "SELECT COUNT(DISTINCT partnership_id) FROM partner_offers",
            },
            [typeof(FindInvited)] = new()
            {
                At = TenPrograms.Monday,
                Arrange = world => Invited(world, _ => "nobody@example.com"),
                Row = p => ("invitations", "program_id", p.Program.Id.Value),
                Served = "SELECT COUNT(*) FROM invitations WHERE ask_at IS NULL",
            },
            [typeof(Invite)] = new()
            {
                At = TenPrograms.Monday,
                Arrange = world => Invited(world, p => p.Members[1].Person.WorkEmail!),
                Row = p => ("invitations", "program_id", p.Program.Id.Value),
                Served = "SELECT COUNT(*) FROM invitations WHERE person_id IS NOT NULL",
            },
            [typeof(ShowNoticeAgain)] = new()
            {
                At = TenPrograms.Monday,
                Settings = TwiceChanged,
                Row = p => ("memberships", "program_id", p.Program.Id.Value),
                Served = $"SELECT COUNT(DISTINCT program_id) FROM memberships WHERE notice_shown = {TwiceChanged.NoticeInForce}",
            },
            [typeof(ImportHolidays)] = new()
            {
                At = TenPrograms.Monday,
                Arrange = world =>
                    world.ForEach(
                        (db, p) =>
                            world.Get<HolidayStore>().SetSource(db, p.Program.Id, $"https://{p.Program.Key}.example/", TenPrograms.Monday)
                    ),
                Otherwise = (
                    world => world.Calendars.Fails = $"autumn-{TenPrograms.Broken}.example",
                    world => world.Calendars.Fails = null),
                Served = "SELECT COUNT(DISTINCT program_id) FROM holidays",
            },
            [typeof(EndPauses)] = new()
            {
                At = Instant.FromUtc(2026, 12, 1, 8, 0),
                Arrange = world => Away(world, new LocalDate(2026, 12, 1)),
                Row = p => ("memberships", "id", p.Members[0].Membership.Id),
                Served = "SELECT COUNT(DISTINCT program_id) - (SELECT COUNT(*) FROM memberships WHERE state = 'paused') FROM memberships",
            },
            [typeof(EndLeft)] = new()
            {
                At = TenPrograms.Monday + LeaveProgram.UndoFor,
                Arrange = world =>
                    world.ForEach(
                        (db, p) =>
                            world.Get<LeavingStore>().Save(
                                db, p.Members[0].Membership.Id, new Leaving(LeavingState.Leaves, TenPrograms.Monday))),
                Row = p => ("memberships", "id", p.Members[0].Membership.Id),
                Served = "SELECT COUNT(*) FROM memberships WHERE state = 'left'",
            },
            [typeof(NightlyCheck)] = new()
            {
                At = Instant.FromUtc(2026, 11, 24, 2, 10),
                Row = p => ("outbox", "person_id", p.Members[0].Person.Id.Value),
                Served =
                    "SELECT COUNT(*) FROM sightings s JOIN persons p ON p.id = s.person_id WHERE s.is_asked AND p.display_name = 'Ana'",
            },
            [typeof(TrustCheck)] = new()
            {
                At = TenPrograms.Monday,
                Arrange = world =>
                {
                    world.Trusted.Now = new Trust(Channel.Slack, new Dictionary<string, IReadOnlySet<string>?>());
                    return world.Run(
                        "UPDATE accounts SET email = 'ana@example.com', is_email_verified = TRUE WHERE user_id LIKE 'U-Ana-%'");
                },
                Row = p => ("accounts", "id", p.Members[0].Account.Id.Value),
                Served = "SELECT COUNT(*) FROM accounts WHERE email IS NOT NULL AND NOT is_email_verified",
            },
            [typeof(ParticipationTick)] = new()
            {
                At = TenPrograms.Monday,
                Arrange = world => world.Run("UPDATE persons SET department = 'Legal' WHERE display_name = 'Ana'"),
                Row = p => ("membership_facts", "membership_id", p.Members[0].Membership.Id),
                Served = "SELECT COUNT(*) FROM membership_facts WHERE department = 'Legal'",
            },
            [typeof(KeepWatch)] = new()
            {
                At = TenPrograms.Monday,
                Arrange = world =>
                    world.ForEach(
                        (db, p) =>
                            db.Execute(
                                new Statement(
                                    "test",
                                    """
                                    INSERT INTO meeting_series (id, partnership_id, program_id, state, calendar, organizer_id, instead_of, attempt, sequence, created_at)
                                    VALUES (@Id, @Id, @Program, 'booked', 'graph', @Person, '', 1, 0, @Now)
                                    """,
                                    null),
                                new
                                {
                                    p.Pairs[0].Id,
                                    Program = p.Program.Id,
                                    Person = p.Members[0].Person.Id,
                                    Now = TenPrograms.Monday,
                                })),
                Row = p => ("graph_watches", "person_id", p.Members[0].Person.Id.Value),
                Served = "SELECT COUNT(*) FROM graph_watches",
            },
            [typeof(ReconcileMeetings)] = new()
            {
                At = TenPrograms.Monday,
                Row = p => ("meeting_series", "program_id", p.Program.Id.Value),
                Served = "SELECT COUNT(DISTINCT program_id) FROM meeting_series",
            },
        };

    private static Task Away(TenPrograms world, LocalDate? until) =>
        world.ForEach(
            (db, p) =>
                world
                    .Get<MembershipStore>()
                    .Save(db, p.Members[0].Membership with { State = MembershipState.Paused, PausedUntil = until }, TenPrograms.Monday));

    private static Task Invited(TenPrograms world, Func<TenPrograms.Made, string> email) =>
        world.ForEach(
            (db, p) =>
                db.Execute(
                    new Statement(
                        "test",
                        "INSERT INTO invitations (id, program_id, email, invited_by, is_declined, created_at) VALUES (@Id, @Program, "
                        + "@Email, @By, FALSE, @Now)",
                        null),
                    new
                    {
                        Id = $"invited-{p.Program.Key}",
                        Program = p.Program.Id,
                        Email = email(p),
                        By = p.Members[0].Person.Id,
                        Now = TenPrograms.Monday,
                    }));
}

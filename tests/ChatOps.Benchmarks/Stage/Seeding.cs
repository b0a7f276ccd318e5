using System.Globalization;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Weeks;
using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Benchmarks.Stage;

/// <summary>
/// Fills a database through the host's own stores: one program, everybody paired across the two channels, everybody's first week open, its
/// card posted.
/// </summary>
internal sealed class Seeding(Db db, string keys, string serviceUrl)
{
    public const string Team = "T0BENCHMARK";
    public const string Tenant = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";

    private const int PairsInAUnit = 250;

    private static readonly Statement MarkPosted = new(
        "Benchmarks/MarkPosted",
        """
        UPDATE outbox
        SET state = 'done', shown = wanted, posted = wanted, sent_at = due_at, message_id = '1700000000.000100', conversation = 'D' || person_id,
            message_account_id = (SELECT p.preferred_account FROM persons p WHERE p.id = outbox.person_id)
        """,
        null);

    // As long-standing pairs are: the host has nothing to catch up with while it is measured.
    private static readonly Statement MarkSettled = new("Benchmarks/MarkSettled", "UPDATE partnerships SET is_trial_over = TRUE", null);

    private readonly PersonStore _people = new();
    private readonly ProgramStore _programs = new();
    private readonly PairingStore _pairings = new();
    private readonly WeekStore _weeks = new();
    private readonly Outbox _outbox = new(new OutboxSignal(), SystemClock.Instance);
    private readonly KeyRing _ring = new($"file:{keys}", SystemClock.Instance);
    private readonly Instant _now = SystemClock.Instance.GetCurrentInstant();
    private MembershipStore? _memberships;

    /// <summary>
    /// Migrates the database that the copies are made of, and fills it. PostgreSQL gets what was put into a SQLite file first: the same
    /// rows in a tenth of the time.
    /// </summary>
    public static async Task<IReadOnlyList<Author>> Fill(
        Databases databases, string folder, string keys, string serviceUrl, int members, Ct ct)
    {
        await Console.Error.WriteLineAsync($"Seeding {members} members");
        await new Migrator(databases.Seeded, SystemClock.Instance).Migrate(ct);
        var first = databases.Seeded;
        if (databases.Engine == Engine.Postgres)
        {
            first = new DbSettings { ConnectionString = $"Data Source={Path.Combine(folder, "first.db")}" };
            await new Migrator(first, SystemClock.Instance).Migrate(ct);
        }

        IReadOnlyList<Author> authors;
        await using (var db = new Db(first))
            authors = await new Seeding(db, keys, serviceUrl).Run(members, ct);
        if (databases.Engine == Engine.Postgres)
            await Transfer.Run(first, databases.Seeded, ct);
        await databases.Settle();
        return authors;
    }

    /// <summary>Every card that waits in the outbox stands in its chat.</summary>
    public static Task MarkAllPosted(Db db, Ct ct) => db.Write(session => session.Execute(MarkPosted), ct);

    private async Task<IReadOnlyList<Author>> Run(int members, Ct ct)
    {
        if (_ring.IsEmpty)
            _ring.Add();
        _memberships = new MembershipStore(new WordsCipher(_ring));
        var today = _now.InUtc().Date;
        var program = new Program { Id = ProgramId.New(), Key = "benchmark", Name = "Benchmark", IsOpen = true };
        var round = new Round
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            Number = 1,
            FirstDay = today.PlusDays(1 - (int)today.DayOfWeek),
            LastDay = today.PlusWeeks(3),
        };
        await db.Write(
            async session =>
            {
                await _programs.Add(session, program, _now);
                await _pairings.AddRound(session, round);
            },
            ct);
        var authors = new List<Author>();
        for (var first = 0; first < members / 2; first += PairsInAUnit)
        {
            var numbers = Enumerable.Range(first, Math.Min(PairsInAUnit, (members / 2) - first)).ToList();
            authors.AddRange(await db.Write(session => AddPairs(session, program, round, numbers), ct));
        }
        await MarkAllPosted(db, ct);
        await db.Write(session => session.Execute(MarkSettled), ct);
        return authors;
    }

    private async Task<IReadOnlyList<Author>> AddPairs(Session session, Program program, Round round, IReadOnlyList<int> numbers)
    {
        var authors = new List<Author>();
        foreach (var number in numbers)
        {
            var sides = new[]
            {
                await Enrol(session, program, Channel.Slack, number),
                await Enrol(session, program, Channel.Teams, number),
            };
            var partnership = new Partnership
            {
                Id = Ids.New(),
                ProgramId = program.Id,
                RoundId = round.Id,
                StartedAt = _now - Duration.FromDays(1),
                Partners = [.. sides.Select(s => new Partner { PersonId = s.Account.PersonId, DisplayName = s.Name })],
            };
            await _pairings.Add(session, partnership);
            foreach (var side in sides)
                authors.Add(await OpenWeek(session, program, round, partnership, side));
        }
        return authors;
    }

    private async Task<Side> Enrol(Session session, Program program, Channel channel, int number)
    {
        var digits = number.ToString("D8", CultureInfo.InvariantCulture);
        var isSlack = channel == Channel.Slack;
        var account = new Account
        {
            Id = AccountId.New(),
            PersonId = PersonId.New(),
            Channel = channel,
            Tenant = isSlack ? Team : Tenant,
            UserId = isSlack ? $"U{digits}" : $"00000000-0000-4000-8000-0000{digits}",
            Conversation = isSlack ? $"D{digits}" : $"a:{digits}",
            ServiceUrl = isSlack ? null : serviceUrl,
            ConnectorId = isSlack ? null : $"29:{digits}",
        };
        var name = $"{(isSlack ? "Sam" : "Tess")} Sample{digits}";
        await _people.Add(
            session,
            new Person
            {
                Id = account.PersonId,
                DisplayName = name,
                PreferredAccount = account.Id,
                AllowsOutsideHours = true,
                WorkDays = "1234567",
                WorkUntil = 24 * 60,
                WorkFrom = 0,
            },
            _now);
        await _people.AddAccount(session, account, name, _now);
        var membership = new Membership
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            PersonId = account.PersonId,
            State = MembershipState.Active,
            NoticeVersion = program.Settings.NoticeInForce,
        };
        await _memberships!.Save(session, membership, _now);
        await _memberships.SaveIntake(
            session,
            account.PersonId,
            new Intake
            {
                MembershipId = membership.Id,
                Topic = "focus",
                Languages = ["en"],
                Modes = ["text"],
            },
            _now);
        return new Side(account, name, membership.Id);
    }

    private async Task<Author> OpenWeek(Session session, Program program, Round round, Partnership partnership, Side side)
    {
        var due = new DueMember
        {
            MembershipId = side.MembershipId,
            PersonId = side.Account.PersonId,
            ProgramId = program.Id,
            ProgramKey = program.Key,
            Department = "",
            RoundId = round.Id,
            RoundNumber = round.Number,
            StandingId = partnership.Id,
        };
        var week = new CheckInWeek(round.FirstDay, _now - Duration.FromHours(1), _now + Duration.FromDays(2), _now + Duration.FromDays(6));
        var id = await _weeks.Open(session, due, week) ?? throw new InvalidOperationException("A week was opened twice.");
        await _outbox.Queue(session, new Posting(new CardRef(CheckInForm.Kind, id), side.Account.PersonId, week.OpensAt));
        return new Author(side.Account.Key, id, FormRef.PairOf(partnership.Id, partnership.PartnersOf(side.Account.PersonId)));
    }

    private sealed record Side(Account Account, string Name, string MembershipId);
}

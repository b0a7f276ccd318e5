using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Rounds;

/// <summary>A program and its members, written as joining leaves them.</summary>
/// <param name="database">Where.</param>
/// <param name="settings">Of the program.</param>
/// <param name="memberships">Where the host has keys of its own.</param>
internal sealed class RoundWorld(TestDatabase database, ProgramSettings? settings = null, MembershipStore? memberships = null)
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 8, 0);

    public Program Autumn { get; } =
        new()
        {
            Id = ProgramId.New(),
            Key = "autumn",
            Name = "Autumn 2026",
            IsOpen = true,
            Settings = settings ?? new ProgramSettings(),
        };

    private int _joined;

    public MembershipStore Memberships { get; } = memberships ?? new MembershipStore(database.Cipher);

    private static Ct Ct => TestContext.Current.CancellationToken;

    public Task Begins() => database.Db.Write(async db =>
    {
        await new ProgramStore().Add(db, Autumn, Monday);
        await new ProgramStore().AddModerator(db, Autumn.Id, "dana@example.com");
    }, Ct);

    public async Task<PersonId> Joins(
        string name,
        Func<Person, Person>? about = null,
        Func<Intake, Intake>? asked = null,
        AccountState state = AccountState.Active,
        string? accountEmail = null,
        bool isMember = true)
    {
        var first = name.ToLowerInvariant();
        // By the order of joining, which decides between equals.
        var person = new Person
        {
            Id = new PersonId($"person-{++_joined:D4}"),
            DisplayName = name,
            WorkEmail = $"{first}@example.com",
            Zone = "Europe/Berlin",
        };
        person = about?.Invoke(person) ?? person;
        var account = new Account
        {
            Id = AccountId.New(),
            PersonId = person.Id,
            Channel = Channel.Slack,
            Tenant = "T1",
            UserId = $"U-{first}",
            State = state,
        };
        var membership = new Membership
        {
            Id = Ids.New(),
            ProgramId = Autumn.Id,
            PersonId = person.Id,
            State = MembershipState.Active,
            NoticeVersion = Autumn.Settings.NoticeInForce,
        };
        var intake = new Intake { MembershipId = membership.Id, Topic = "focus", Languages = ["en"], Modes = ["video"] };
        await database.Db.Write(
            async db =>
            {
                await new PersonStore().Add(db, person with { PreferredAccount = account.Id }, Monday);
                await new PersonStore().AddAccount(db, account, name, Monday);
                if (accountEmail is not null)
                    await db.Execute(
                        new Statement("test", "UPDATE accounts SET email = @Email WHERE id = @Id", null),
                        new { Email = accountEmail, account.Id });
                if (!isMember)
                    return;
                await Memberships.Save(db, membership, Monday);
                await Memberships.SaveIntake(db, person.Id, asked?.Invoke(intake) ?? intake, Monday);
            },
            Ct);
        return person.Id;
    }

    /// <summary>A round that is over, with these pairs.</summary>
    public Task<Round> Was(int number, params PersonId[][] groups) =>
        database.Db.Write(
            async db =>
            {
                var round = new Round
                {
                    Id = Ids.New(),
                    ProgramId = Autumn.Id,
                    Number = number,
                    FirstDay = new LocalDate(2026, 1, 5).PlusWeeks(number * 3),
                    LastDay = new LocalDate(2026, 1, 23).PlusWeeks(number * 3),
                };
                await new PairingStore().AddRound(db, round);
                foreach (var group in groups)
                    await new PairingStore().Add(
                        db,
                        new Partnership
                        {
                            Id = Ids.New(),
                            ProgramId = Autumn.Id,
                            RoundId = round.Id,
                            StartedAt = Monday,
                            Partners = [.. group.Select(p => new Partner { PersonId = p, DisplayName = "" })],
                        });
                await new PairingStore().Close(db, round, Monday);
                return round;
            },
            Ct);

    public static Intake Avoiding(Intake intake, string address) =>
        intake with
        {
            Words = intake.Words with { Avoid = [new Words(address)] },
        };

    public static Intake Wishing(Intake intake, string address) => intake with { Words = intake.Words with { Wish = new Words(address) } };
}

using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Weeks;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Drivers;

/// <summary>
/// Tess in Teams and Sam in Slack, partners with a week open now: written into the tables as the use cases would leave them.
/// </summary>
internal sealed record Couple(TeamsPerson Tess, string Sam, string TessWeek, string SamWeek)
{
    public TeamsMember InTeams(App app, HttpClient host) => new(host, app.Teams, Tess);

    public SlackMember InSlack(App app, HttpClient host) => new(host, app.Slack, Sam);

    /// <summary>So many couples of one program, who work at any hour. Their forms are queued.</summary>
    public static Task<IReadOnlyList<Couple>> Seed(App app, int count) =>
        app.Database.Db.Write<IReadOnlyList<Couple>>(
            async db =>
            {
                var now = app.Clock.GetCurrentInstant();
                var program = new Program
                {
                    Id = ProgramId.New(),
                    Key = "autumn",
                    Name = "Autumn",
                    IsOpen = true,
                };
                await new ProgramStore().Add(db, program, now);
                var today = now.InUtc().Date;
                var round = new Round
                {
                    Id = Ids.New(),
                    ProgramId = program.Id,
                    Number = 1,
                    FirstDay = today.PlusDays(1 - (int)today.DayOfWeek),
                    LastDay = today.PlusDays(14),
                };
                await new PairingStore().AddRound(db, round);
                var couples = new List<Couple>();
                for (var i = 1; i <= count; i++)
                    couples.Add(await Seed(app, db, program, round, i, now));
                return couples;
            },
            TestContext.Current.CancellationToken);

    private static async Task<Couple> Seed(App app, Session db, Program program, Round round, int number, Instant now)
    {
        var tess = app.Teams.Chats.Add(TeamsPerson.Named($"Tess{number} Lee"));
        var sam = $"U0SAM{number:D3}";
        app.Slack.AddUser(sam, $"Sam{number} Oak", $"sam{number}@contoso.example");
        var account = new Account
        {
            Id = AccountId.New(),
            PersonId = PersonId.New(),
            Channel = Channel.Teams,
            Tenant = FakeTeams.TenantId,
            UserId = tess.ObjectId,
            Conversation = tess.Conversation,
            ServiceUrl = app.Teams.ServiceUrl,
            ConnectorId = tess.ConnectorId,
        };
        var other = new Account
        {
            Id = AccountId.New(),
            PersonId = PersonId.New(),
            Channel = Channel.Slack,
            Tenant = FakeSlack.Acme,
            UserId = sam,
            Conversation = FakeSlack.ChatOf(sam),
        };
        var partnership = new Partnership
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            RoundId = round.Id,
            StartedAt = now - Duration.FromDays(14),
            Partners =
            [
                new() { PersonId = account.PersonId, DisplayName = tess.Name },
                new() { PersonId = other.PersonId, DisplayName = $"Sam{number} Oak" },
            ],
        };
        var memberships = new List<string>
        {
            await Join(db, program, account, tess.Name, now),
            await Join(db, program, other, $"Sam{number} Oak", now),
        };
        await new PairingStore().Add(db, partnership);
        return new Couple(
            tess, sam,
            await Open(app, db, program, round, partnership, memberships[0], account.PersonId, now),
            await Open(app, db, program, round, partnership, memberships[1], other.PersonId, now));
    }

    private static async Task<string> Join(Session db, Program program, Account account, string name, Instant now)
    {
        var people = new PersonStore();
        await people.Add(
            db,
            new Person
            {
                Id = account.PersonId,
                DisplayName = name,
                WorkDays = "1234567",
                AllowsOutsideHours = true,
            },
            now);
        await people.AddAccount(db, account, name, now);
        var membership = Ids.New();
        await db.Execute(
            new Statement("test", """
                INSERT INTO memberships (id, program_id, person_id, state, notice_version, notice_at, joined_at)
                VALUES (@Id, @ProgramId, @PersonId, 'active', @Notice, @Now, @Now)
                """, null),
            new { Id = membership, ProgramId = program.Id, account.PersonId, Notice = program.Settings.NoticeInForce, Now = now });
        return membership;
    }

    private static async Task<string> Open(
        App app, Session db, Program program, Round round, Partnership partnership, string membership, PersonId person, Instant now)
    {
        var member = new DueMember
        {
            MembershipId = membership,
            PersonId = person,
            ProgramId = program.Id,
            ProgramKey = program.Key,
            Department = "",
            RoundId = round.Id,
            RoundNumber = round.Number,
            StandingId = partnership.Id,
        };
        var week = new CheckInWeek(round.FirstDay, now - Duration.FromHours(1), now + Duration.FromDays(1), now + Duration.FromDays(2));
        var id = (await new WeekStore().Open(db, member, week))!;
        await new Outbox(new OutboxSignal(), app.Clock).Queue(db, new Posting(new CardRef(CheckInForm.Kind, id), person, now));
        return id;
    }
}

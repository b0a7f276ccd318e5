using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Weeks;
using ChatOps.Clock;
using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.CheckIns;

/// <summary>
/// A program with a round from Monday 23 November to Friday 11 December 2026, its members in Berlin, and everything of the slice behind its
/// real routes: what somebody presses is handled, what they see is built, what the clock does is ticked.
/// </summary>
internal sealed class CheckInWorld : IAsyncDisposable
{
    /// <summary>Nine o'clock in Berlin, on the Monday before anything is open.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 8, 0);

    private static readonly Statement Rows = new(
        "Rows", "SELECT kind, subject, wanted, anew, importance FROM outbox WHERE person_id = @Person ORDER BY created_at, id", null);
    private static readonly Statement Facts = new(
        "Facts",
        "SELECT is_due, is_shared, is_on_time, week, program_key, department FROM participation_facts WHERE person_id = @Person ORDER BY "
        + "week",
        null);
    private static readonly Statement Deliver = new(
        "Deliver",
        "UPDATE outbox SET state = 'done', shown = wanted, posted = anew, conversation = 'D1', message_id = id, sent_at = @Now WHERE state "
        + "= 'due'",
        null);
    private static readonly Statement NextAt = new("NextAt", "SELECT next_check_in_at FROM memberships WHERE person_id = @Person", null);

    private readonly ServiceProvider _services;
    private readonly Db _db;
    private readonly Program _program;
    private readonly Round _round;
    private readonly Dictionary<PersonId, (Person Person, Account Account)> _members = [];

    private CheckInWorld(Db db, ProgramSettings settings)
    {
        _db = db;
        _services = new ServiceCollection()
            .AddLogging()
            .AddUnits(new ChatOpsSettings())
            .AddSingleton(db)
            .AddSingleton<IClock>(Clock)
            .AddSingleton(new KeyRing(new MemoryKeys()))
            .AddSingleton<ICheckpoint, NoCheckpoint>()
            .BuildServiceProvider();
        _program = new Program { Id = ProgramId.New(), Key = "autumn", Name = "Autumn 2026", IsOpen = true, Settings = settings };
        _round = new Round
        {
            Id = Ids.New(),
            ProgramId = _program.Id,
            Number = 1,
            FirstDay = new LocalDate(2026, 11, 23),
            LastDay = new LocalDate(2026, 12, 11),
        };
    }

    public FakeClock Clock { get; } = new(Monday);

    private static Ct Ct => TestContext.Current.CancellationToken;

    public static async Task<CheckInWorld> Open(Db db, ProgramSettings? settings = null)
    {
        var world = new CheckInWorld(db, settings ?? new ProgramSettings());
        await world.Write(async s =>
        {
            await world.Get<ProgramStore>().Add(s, world._program, Monday);
            await world.Get<PairingStore>().AddRound(s, world._round);
        });
        return world;
    }

    public async Task<PersonId> Joins(string name, string zone = "Europe/Berlin", string locale = "en", string feedbackStyle = "both")
    {
        var person = new Person
        {
            Id = PersonId.New(),
            DisplayName = name,
            WorkEmail = $"{name.Split(' ')[0].ToLowerInvariant()}@example.com",
            Zone = zone,
            Locale = locale,
            Department = "Sales",
        };
        var account = new Account
        {
            Id = AccountId.New(),
            PersonId = person.Id,
            Channel = Channel.Slack,
            Tenant = "T1",
            UserId = $"U-{name}",
        };
        var membership = new Membership
        {
            Id = Ids.New(),
            ProgramId = _program.Id,
            PersonId = person.Id,
            State = MembershipState.Active,
            NoticeVersion = _program.Settings.NoticeInForce,
        };
        _members[person.Id] = (person, account);
        await Write(async s =>
        {
            await Get<PersonStore>().Add(s, person, Monday);
            await Get<PersonStore>().AddAccount(s, account, name, Monday);
            await Get<MembershipStore>().Save(s, membership, Monday);
            await Get<MembershipStore>()
                .SaveIntake(
                    s,
                    person.Id,
                    new Intake
                    {
                        MembershipId = membership.Id,
                        Topic = "focus",
                        FeedbackStyle = feedbackStyle,
                    },
                    Monday);
        });
        await Reschedule(person.Id);
        return person.Id;
    }

    /// <summary>These stand together from now on; their first week opens on their third working day.</summary>
    public async Task<string> Pairs(params PersonId[] members)
    {
        var partnership = new Partnership
        {
            Id = Ids.New(),
            ProgramId = _program.Id,
            RoundId = _round.Id,
            StartedAt = Clock.GetCurrentInstant(),
            Partners = [.. members.Select(m => new Partner { PersonId = m, DisplayName = _members[m].Person.DisplayName })],
        };
        await Write(s => Get<PairingStore>().Add(s, partnership));
        foreach (var member in members)
            await Reschedule(member);
        return partnership.Id;
    }

    public Task Parts(string partnership) => Write(s => Get<PairingStore>().End(s, partnership, Clock.GetCurrentInstant()));

    public async Task Moves(PersonId who, string zone)
    {
        _members[who] = (_members[who].Person with { Zone = zone }, _members[who].Account);
        await Write(s => Get<PersonStore>().Save(s, _members[who].Person));
        await Reschedule(who);
    }

    public async Task Moderates(PersonId who) =>
        await Write(s => Get<ProgramStore>().AddModerator(s, _program.Id, _members[who].Person.WorkEmail!));

    public async Task Becomes(PersonId who, MembershipState state)
    {
        await Write(async s =>
        {
            var membership = (await Get<MembershipStore>().Find(s, _program.Id, who))!;
            await Get<MembershipStore>().Save(s, membership with { State = state }, Clock.GetCurrentInstant());
        });
        await Reschedule(who);
    }

    public Task Reschedule(PersonId who) =>
        Write(s => Get<IRescheduleCheckIns>().Reschedule(s, _program.Id, who, Clock.GetCurrentInstant()));

    /// <summary>The clock moves there and does what is due.</summary>
    public async Task At(Instant now)
    {
        Clock.Reset(now);
        await _services.GetServices<ITick>().OfType<CheckInTick>().Single().Tick(now, Ct);
    }

    /// <summary>The week of this member that is open, or was the last to be.</summary>
    public async Task<string> WeekOf(PersonId who) => (await Queued(who)).Last(r => r.Kind == CheckInForm.Kind).Subject;

    public async Task<int> WeeksOf(PersonId who) => (await Queued(who)).Count(r => r.Kind == CheckInForm.Kind);

    /// <summary>What a person presses or sends, through the route of its action.</summary>
    public async Task<Reply> Does(PersonId who, string action, string subject, Fields? fields = null)
    {
        var useCase = (IUseCase)ActivatorUtilities.CreateInstance(_services, Routes.UseCases[action]);
        var (person, account) = _members[who];
        return await _db.Write(
            async s =>
            {
                var reply = await useCase.Handle(
                    new Visit(
                        s,
                        person,
                        account,
                        new Inbound(account.Key, action, subject, fields ?? Fields.None, Ids.New()),
                        Clock.GetCurrentInstant()),
                    Ct);
                if (reply is Reply.Correct)
                    s.Undo();
                return reply;
            },
            Ct);
    }

    /// <summary>The form as it stands for this member, with what it carries.</summary>
    public async Task<Reply> Sends(PersonId who, string action, Fields fields) =>
        await Does(who, action, (await Sees(who, CheckInEdit.Kind, await WeekOf(who)))!.Form!.Subject, fields);

    public async Task<Card?> Sees(PersonId who, string kind, string subject)
    {
        var builder = (ICardBuilder)ActivatorUtilities.CreateInstance(_services, Routes.Cards[kind]);
        return await _db.Read(s => builder.Build(new Showing(s, subject, _members[who].Person, Clock.GetCurrentInstant()), Ct), Ct);
    }

    /// <summary>Everything queued so far is in its chat.</summary>
    public Task Delivers() => Write(s => s.Execute(Deliver, new { Now = Clock.GetCurrentInstant() }));

    public Task<IReadOnlyList<OutboxLine>> Queued(PersonId who) => _db.Read(s => s.Query<OutboxLine>(Rows, new { Person = who }), Ct);

    public Task<IReadOnlyList<FactLine>> FactsOf(PersonId who) => _db.Read(s => s.Query<FactLine>(Facts, new { Person = who }), Ct);

    public async Task<Instant?> NextOf(PersonId who) =>
        (await _db.Read(s => s.Find<Planned>(NextAt, new { Person = who }), Ct))!.NextCheckInAt;

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    private Task<bool> Write(Func<Session, Task> work) => _db.Write(async s =>
    {
        await work(s);
        return true;
    }, Ct);

    private sealed record Planned
    {
        public Instant? NextCheckInAt { get; init; }
    }

    internal sealed record OutboxLine
    {
        public string Kind { get; init; } = "";
        public string Subject { get; init; } = "";
        public int Wanted { get; init; }
        public int Anew { get; init; }
        public int Importance { get; init; }
    }

    internal sealed record FactLine
    {
        public bool IsDue { get; init; }
        public bool IsShared { get; init; }
        public bool IsOnTime { get; init; }
        public string Week { get; init; } = "";
        public string ProgramKey { get; init; } = "";
        public string Department { get; init; } = "";
    }
}

internal static class CardText
{
    /// <summary>Everything that a card says, line by line: what a member could read on it.</summary>
    public static string Says(this Card? card) => string.Join('\n', Lines(card.ShouldNotBeNull()));

    public static IReadOnlyList<string> Actions(this Card card) =>
        [
            .. card
                .Buttons.Concat(card.Body.OfType<ButtonRow>().SelectMany(r => r.Buttons))
                .Concat(card.Form is { } form ? [.. form.Buttons] : Array.Empty<Button>())
                .Select(b => b.Action),
        ];

    private static IEnumerable<string> Lines(Card card) =>
        [card.Heading?.Plain() ?? "", .. card.Elements().SelectMany(Lines), .. card.Buttons.Select(b => b.Label)];

    private static IEnumerable<string> Lines(Element element) => element switch
    {
        Text text => [text.Line.Plain()],
        ChatOps.Cards.Facts facts => facts.Items.Select(f => $"{f.Label}: {f.Value.Plain()}"),
        Listing list => list.Items.Select(l => l.Plain()),
        ButtonRow row => row.Buttons.Select(b => b.Label),
        Link link => [link.Button.Label],
        TextInput input => [$"{input.Label.Plain()} [{input.Value}]"],
        Input input => [input.Label.Plain()],
        _ => [],
    };
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Weeks;
using ChatOps.Joining;
using ChatOps.Pairing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Pairing.AtOnce;

/// <summary>
/// Ana and Ben, partners in the middle of their week, and Cid, who joined late. What they do goes through the dispatcher; the clock looks
/// whom it can pair. As many scenes as wanted on one database: each has a program of its own.
/// </summary>
internal sealed class PairScene
{
    /// <summary>A Thursday: the week is open, and Cid has waited long enough for a partner.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 26, 9, 0);

    private static readonly LocalDate Monday = new(2026, 11, 23);

    private static readonly Statement Delivered = new(
        "Delivered",
        "UPDATE outbox SET state = 'done', shown = wanted, posted = anew, conversation = 'D1', message_id = id, sent_at = 1 WHERE "
        + "person_id IN @People",
        null);

    private static readonly Statement Over = new("Over", "UPDATE rounds SET state = 'closed' WHERE program_id = @Program", null);

    private static int s_scenes;

    private readonly Dictionary<string, AccountKey> _accounts = [];
    private readonly Dictionary<string, string> _weeks = [];
    private readonly Program _program;
    private readonly PairHost _host;
    private string _pair = "";

    private PairScene(PairHost host)
    {
        _host = host;
        var number = Interlocked.Increment(ref s_scenes);
        Prefix = $"{number:D5}";
        _program = new Program { Id = new ProgramId($"{Prefix}-program"), Key = $"p{number}", Name = "Autumn", IsOpen = true };
    }

    public string Prefix { get; }

    public string Key => _program.Key;

    private static Ct Ct => TestContext.Current.CancellationToken;

    public static async Task<PairScene> Begin(PairHost host)
    {
        var scene = new PairScene(host);
        await host.Db.Write(scene.Seed, Ct);
        return scene;
    }

    /// <summary>Does one step, as its actor.</summary>
    public Task Do(Step step) => step switch
    {
        { What: What.Repair } => _host.Repair(),
        { What: What.Go } => _host.EndLeft(),
        _ => _host.Dispatch(InboundOf(step), Ct),
    };

    /// <summary>The clock finds nothing more to do here: the next scene is alone on its database.</summary>
    public Task End() => _host.Db.Write(s => s.Execute(Over, new { Program = _program.Id }), Ct);

    private Inbound InboundOf(Step step)
    {
        var account = _accounts[step.Who];
        var week = _weeks.GetValueOrDefault(step.Who, "");
        var (action, subject, fields) = step.What switch
        {
            What.Share => ("check-in.submit", $"{week}::{_pair}", Typed(("c1_text", step.Text))),
            What.ShareFirst => ("check-in.submit", $"{week}:1:{_pair}", Typed(("c1_text", step.Text))),
            What.TakeBack => ("check-in.take-back.confirm", week, Fields.None),
            What.Pause => ("membership.pause.submit", _program.Id.Value, Fields.None),
            What.Resume => ("membership.resume", _program.Id.Value, Fields.None),
            What.Leave => ("membership.leave-yes", _program.Id.Value, Fields.None),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
        var isCheckIn = action.StartsWith("check-in", StringComparison.Ordinal);
        return new Inbound(account, action, subject, fields, $"{Prefix}:{Guid.NewGuid()}")
        {
            IsAnsweredAtOnce = isCheckIn,
            SeesCardInChat = isCheckIn,
        };
    }

    private static Fields Typed(params (string Field, string Value)[] typed) =>
        new(typed.Select(t => KeyValuePair.Create(t.Field, t.Value)));

    private async Task Seed(Session db)
    {
        await new ProgramStore().Add(db, _program, Now);
        var round = new Round
        {
            Id = $"{Prefix}-round",
            ProgramId = _program.Id,
            Number = 1,
            FirstDay = Monday,
            LastDay = Monday.PlusDays(25),
        };
        await new PairingStore().AddRound(db, round);
        foreach (var (name, writer) in new[] { ("Ana", 0), ("Ben", 1), ("Cid", 0) })
            await Join(db, name, writer);
        var partners = new[] { "Ana", "Ben" }.Select(n => new Partner { PersonId = PersonOf(n), DisplayName = n }).ToList();
        var pair = new Partnership
        {
            Id = $"{Prefix}-pair",
            ProgramId = _program.Id,
            RoundId = round.Id,
            StartedAt = Now - Duration.FromDays(3),
            Partners = partners,
        };
        await new PairingStore().Add(db, pair);
        _pair = FormRef.PairOf(pair.Id, partners.Take(1));
        foreach (var partner in partners)
            _weeks[partner.DisplayName] = await Open(db, round, pair, partner);
        await db.Execute(Delivered, new { People = partners.Select(p => p.PersonId.Value).ToArray() });
    }

    public PersonId PersonOf(string name) => new($"{Prefix}-{name}");

    private async Task Join(Session db, string name, int writer)
    {
        var people = new PersonStore();
        var key = Enumerable.Range(0, 100).Select(i => new AccountKey(Channel.Slack, "T1", $"U{Prefix}{name}{i}"))
            .First(k => new AccountTurn(k, new PairingStore()).At(2) == writer);
        var account = new Account
        {
            Id = AccountId.New(),
            PersonId = PersonOf(name),
            Channel = key.Channel,
            Tenant = key.Tenant,
            UserId = key.UserId,
            Conversation = $"D{name}",
        };
        _accounts[name] = key;
        await people.Add(
            db,
            new Person
            {
                Id = account.PersonId,
                DisplayName = name,
                Zone = "Europe/Berlin",
                PreferredAccount = account.Id,
            },
            Now);
        await people.AddAccount(db, account, name, Now);
        var membership = new Membership
        {
            Id = $"{Prefix}-m{name}",
            ProgramId = _program.Id,
            PersonId = account.PersonId,
            State = MembershipState.Active,
            NoticeVersion = _program.Settings.NoticeInForce,
        };
        var store = _host.Get<MembershipStore>();
        await store.Save(db, membership, Now - Duration.FromDays(3));
        await store.SaveIntake(
            db,
            account.PersonId,
            new Intake
            {
                MembershipId = membership.Id,
                Topic = "writing",
                Languages = ["en"],
                Modes = ["video"],
            },
            Now);
    }

    private async Task<string> Open(Session db, Round round, Partnership pair, Partner partner)
    {
        var member = new DueMember
        {
            MembershipId = $"{Prefix}-m{partner.DisplayName}",
            PersonId = partner.PersonId,
            ProgramId = _program.Id,
            ProgramKey = _program.Key,
            Department = "",
            RoundId = round.Id,
            RoundNumber = round.Number,
            StandingId = pair.Id,
        };
        var week = new CheckInWeek(Monday, Now - Duration.FromDays(1), Now + Duration.FromDays(1), Now + Duration.FromDays(2));
        var id = (await new WeekStore().Open(db, member, week))!;
        var outbox = _host.Get<Outbox>();
        await outbox.Queue(db, new Posting(new CardRef(CheckInForm.Kind, id), partner.PersonId, Now));
        await outbox.Queue(db, new Posting(new CardRef(RevealCard.Kind, pair.Id), partner.PersonId, Now));
        return id;
    }
}

internal enum What
{
    /// <summary>Whatever version the form was opened with.</summary>
    Share,

    /// <summary>A form that was opened before anything happened.</summary>
    ShareFirst,
    TakeBack,
    Pause,
    Resume,
    Leave,

    /// <summary>The clock ends the membership of whoever left.</summary>
    Go,

    /// <summary>The clock's: whoever has no partner is put together with others.</summary>
    Repair,
}

internal sealed record Step(string Who, What What, string Text = "")
{
    public override string ToString() => $"{Who}:{What}{(Text.Length > 0 ? $"({Text})" : "")}";
}

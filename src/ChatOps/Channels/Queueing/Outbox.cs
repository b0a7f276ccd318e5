using ChatOps.Channels.Sending;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels.Queueing;

/// <summary>
/// "This card about this subject to this person", inside the caller's unit of work. One row a card and person, whatever becomes of it:
/// asked for three times before it is sent it is one message, asked for again it is an edit of that message. The worker is woken by the
/// commit.
/// </summary>
internal sealed class Outbox(OutboxSignal signal, IClock clock)
{
    private static readonly SqlText Sql = new("Channels");

    private static readonly Statement RefreshOne = Sql["RefreshCards"].ForOne();

    /// <summary>Queues the card, or asks for its message to be brought up to date when it was sent before. One statement.</summary>
    public Task Queue(Session db, Posting posting) => QueueAll(db, [posting]);

    /// <summary>
    /// Likewise. They are alike but for subject, person, account and time, and no card is among them twice for one person.
    /// </summary>
    public async Task QueueAll(Session db, IReadOnlyList<Posting> postings)
    {
        if (postings.Count == 0)
            return;
        var (kind, place, postsAnew) = (postings[0].Card.Kind, postings[0].Place, postings[0].PostsAnew);
        var importance = postings[0].Importance ?? CardKinds.ImportanceOf(kind);
        var rows = await db.Query<DueRow>(Sql["QueueCards"], new
        {
            Kind = kind,
            Place = place,
            Importance = (int)importance,
            Turn = (int)TurnOf(kind, importance),
            PostsAnew = postsAnew,
            Cards = Rows.Of(postings.Select(p => new
            {
                Id = Ids.New(),
                p.Card.Subject,
                Person = p.Person.Value,
                Account = p.Account?.Value,
                DueAt = p.DueAt.ToUnixTimeMilliseconds(),
                ExpiresAt = p.ExpiresAt?.ToUnixTimeMilliseconds(),
            })),
            Now = Now(),
        });
        if (rows.Count != postings.Count)
            throw new InvalidOperationException("A card was queued for nobody.");
        TellAfterCommit(db, rows);
    }

    /// <summary>Brings every message of this card up to date, for whoever has one; sends nothing new.</summary>
    public async Task Refresh(Session db, CardRef card) =>
        TellAfterCommit(db, await db.Query<DueRow>(RefreshOne, new { card.Kind, Subjects = card.Subject, Now = Now() }));

    /// <summary>Likewise, of cards of one kind.</summary>
    public async Task RefreshAll(Session db, string kind, string[] subjects)
    {
        if (subjects is [var only])
            await Refresh(db, new CardRef(kind, only));
        else if (subjects.Length > 0)
            TellAfterCommit(db, await db.Query<DueRow>(Sql["RefreshCards"], new { Kind = kind, Subjects = subjects, Now = Now() }));
    }

    /// <summary>Asks the channel about an account, soon; what it says goes to <see cref="TakeProfile"/>.</summary>
    public Task LookUp(Session db, AccountId account, PersonId person, Instant dueAt) =>
        LookUpAll(db, [(account, person)], dueAt);

    /// <summary>Likewise, about several.</summary>
    public Task LookUpAll(Session db, IReadOnlyList<(AccountId Account, PersonId Person)> whom, Instant dueAt) => QueueAll(
        db,
        [.. whom.Select(w => new Posting(new CardRef(CardKinds.AccountLookUp, w.Account.Value), w.Person, dueAt) { Account = w.Account })]);

    /// <summary>An account of this person can be written to (again): what waited for it goes out.</summary>
    public async Task Revive(Session db, PersonId person) =>
        TellAfterCommit(db, await db.Query<DueRow>(Sql["ReviveWaiting"], new { Person = person.Value, Now = Now() }));

    /// <summary>
    /// Two accounts turned out to be one person's: what was queued for the one is now for the other. Where both have a card, the other's
    /// counts.
    /// </summary>
    public async Task Reassign(Session db, PersonId from, PersonId to)
    {
        await db.Execute(Sql["ReassignCards"], new { From = from.Value, To = to.Value });
        await db.Execute(Sql["CloseReassigned"], new { From = from.Value });
        await Revive(db, to);
    }

    /// <summary>An account left its person: the message of this card in its chat is the other person's now.</summary>
    public Task HandOver(Session db, CardRef card, PersonId from, PersonId to) =>
        db.Execute(Sql["HandOverCard"], new { card.Kind, card.Subject, From = from.Value, To = to.Value });

    /// <summary>Where a card stands for a person; null when it was never queued. What bundles comments of 15 minutes asks this.</summary>
    public async Task<Standing?> Find(Session db, CardRef card, PersonId person)
    {
        var row = await db.Find<StandingRow>(Sql["FindStanding"], new { card.Kind, card.Subject, Person = person.Value });
        return row is null ? null : new Standing(RowStates.Parse(row.State), row.PostedAt, row.Code);
    }

    private static Turn TurnOf(string kind, Importance importance) =>
        kind == CardKinds.AccountLookUp ? Turn.LookUps
        : importance == Importance.Answer ? Turn.Answers
        : importance == Importance.PartnerWords ? Turn.PartnerWords
        : Turn.Messages;

    private void TellAfterCommit(Session db, IReadOnlyList<DueRow> rows)
    {
        var due = rows.Where(r => r.Lane is not null).Select(r => new Due(r.Lane!, r.Turn, r.NextAt)).ToHashSet();
        if (due.Count == 0)
            return;
        db.AfterCommit(() => signal.Tell(due));
        db.CallAfterCommit(signal.Call);
    }

    private long Now() => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    /// <summary>No lane: nobody can be written to, or it is claimed; whoever holds it learns when it is due again.</summary>
    private sealed record DueRow
    {
        public string? Lane { get; init; }
        public Turn Turn { get; init; }
        public Instant NextAt { get; init; }
    }

    private sealed record StandingRow
    {
        public string State { get; init; } = "";
        public Instant? PostedAt { get; init; }
        public string? Code { get; init; }
    }
}

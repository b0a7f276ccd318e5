using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels.Claiming;

/// <summary>
/// The books about calls at the vendors. Every statement holds only while the row is claimed by us: who lost the claim changes nothing.
/// </summary>
internal sealed class OutboxRecords(Db db, OutboxClaims claims, PersonStore people, LeaseTime time)
{
    private static readonly SqlText Sql = new("Channels");

    private readonly Attempts _attempts = new(time);
    private readonly Postings _postings = new(people);

    /// <summary>Before a new message leaves. False: the claim ran out meanwhile, and nothing may be sent.</summary>
    public Task<bool> MarkAttempt(SendDecision.Go go, string me, Instant now, Ct ct) =>
        db.WriteTogether(_attempts, new Attempt(go, me, now, claims.Lasting), ct);

    /// <summary>Records the result. When the row is due again; null when it is not, or was not ours any more.</summary>
    public Task<Recorded> Record(SendDecision.Go go, SendResult result, string me, Instant now, Ct ct) => result is SendResult.Posted posted
        ? db.WriteTogether(_postings, new Posted(go, posted, me, now), ct)
        : db.Write(
            async s =>
            {
                var row = await Apply(s, go, result, me, now);
                // Whoever took the row over may have shown something newer, which our late edit has just covered.
                if (row is null && result is SendResult.Shown)
                    await s.Execute(Sql["Touch"], new { go.Row.Id, Now = now });
                if (row is not null)
                    await ApplyAround(s, go, result, now);
                return Recorded.Of(row, go);
            },
            ct);

    private static Task<RecordedRow?> Apply(Session s, SendDecision.Go go, SendResult result, string me, Instant now) =>
        result switch
        {
            SendResult.Shown => s.Find<RecordedRow>(
                Sql["RecordShown"], new { go.Row.Id, Me = me, Version = go.Row.Wanted, Now = now }),
            SendResult.Settled => s.Find<RecordedRow>(
                Sql["RecordSettled"], new { go.Row.Id, Me = me, Version = go.Row.Wanted, Now = now }),
            SendResult.Closed => s.Find<RecordedRow>(
                Sql["RecordClosed"], new { go.Row.Id, Me = me, Version = go.Row.Wanted, Now = now }),
            SendResult.Removed removed => s.Find<RecordedRow>(
                Sql["RecordRemoved"], new { go.Row.Id, Me = me, removed.Code, Now = now }),
            SendResult.Later later => Again(s, go, me, later, now),
            SendResult.MessageGone gone => s.Find<RecordedRow>(
                Sql["ForgetMessage"], new { go.Row.Id, Me = me, gone.At, gone.Code }),
            SendResult.ConversationGone gone => Again(s, go, me, new SendResult.Later(gone.At, gone.Attempts, gone.Code), now),
            SendResult.Unreachable off => Again(s, go, me, new SendResult.Later(now, go.Row.Attempts, off.Code), now),
            SendResult.Dead dead => s.Find<RecordedRow>(
                Sql["RecordDead"], new { go.Row.Id, Me = me, Version = go.Row.Wanted, dead.Code, Now = now }),
            _ => throw new ArgumentOutOfRangeException(nameof(result)),
        };

    private static Task<RecordedRow?> Again(Session s, SendDecision.Go go, string me, SendResult.Later later, Instant now) =>
        s.Find<RecordedRow>(
            Sql["RecordLater"],
            new
            {
                go.Row.Id,
                Me = me,
                later.At,
                later.Attempts,
                later.Code,
                later.KeepsAttempt,
                IsRemoval = go.Step == Step.Remove,
                Version = go.Row.Wanted,
                Now = now,
            });

    /// <summary>What the result says about the account, the lane and the budget.</summary>
    private async Task ApplyAround(Session s, SendDecision.Go go, SendResult result, Instant now)
    {
        var wasHeard = result is SendResult.Settled or SendResult.Later { KeepsAttempt: true };
        if (go.Step is Step.Post or Step.Find && go.Row.Counts && !wasHeard)
            await s.Execute(Sql["TakeBackSounding"], new { go.Row.DeliveryId });
        // What was void takes nobody's place: whatever waited for it is asked about again.
        if (result is SendResult.Closed && go is { Step: Step.Post, Row.Counts: true })
            await s.Execute(Sql["AskAgain"], new { go.Row.PersonId, Now = now });
        if (result is SendResult.ConversationGone)
            await people.SaveConversation(s, go.Account.Id, null);
        if (result is SendResult.Unreachable off)
            await people.SaveState(s, go.Account.Id, off.State, off.Code);
        if (result is SendResult.Later { Asks: { Names: { } part } asks })
            await s.Execute(
                Sql["PauseLane"], new { go.Row.Lane, Part = part, Lasting = (long)asks.For.TotalMilliseconds, time.Leases });
    }
}

/// <summary>Whether a result was recorded (the claim still stood), and when the row is due again.</summary>
internal readonly record struct Recorded(bool IsOurs, Due? DueAgain)
{
    /// <summary>Its turn may have become another one meanwhile: what was changed while it was sent is an edit.</summary>
    public static Recorded Of(RecordedRow? row, SendDecision.Go go) =>
        new(row is not null, row is { State: "due" } ? new Due(go.Row.Lane, row.Turn, row.NextAt) : null);
}

/// <summary>A row as it stands when its result is recorded.</summary>
internal sealed record RecordedRow
{
    public string Id { get; init; } = "";
    public string State { get; init; } = "";
    public Turn Turn { get; init; }
    public Instant NextAt { get; init; }
}

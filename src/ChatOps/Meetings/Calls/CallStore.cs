using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;
using NodaTime.Text;

namespace ChatOps.Meetings.Calls;

/// <summary>
/// Calls at calendars, queued inside the unit of work that wants them. Within a series one after the other; two at a time at most for a
/// mailbox, over all instances.
/// </summary>
internal sealed class CallStore(MeetingSignal signal, LeaseTime time)
{
    public const int MostPerMailbox = 2;

    /// <summary>Longer than any call may take.</summary>
    private static readonly Duration Claim = Duration.FromMinutes(2);

    private static readonly SqlText Sql = new("Meetings");

    public async Task Queue(
        Session db,
        string seriesId,
        CallKind kind,
        Instant now,
        LocalDate? day = null,
        LocalDateTime? starts = null,
        string? proposalId = null,
        PersonId? guest = null)
    {
        await db.Execute(Sql["QueueCall"], new
        {
            Id = Ids.New(),
            SeriesId = seriesId,
            Kind = MeetingText.Of(kind),
            Day = day,
            Starts = starts is { } wall ? LocalDateTimePattern.GeneralIso.Format(wall) : null,
            ProposalId = proposalId,
            GuestId = guest?.Value,
            Now = now,
        });
        db.AfterCommit(signal.Call);
    }

    /// <summary>Somebody changed something at the vendor's: read it, soon. Asked for twice before it is read, it is read once.</summary>
    public async Task QueueRead(Session db, string seriesId, Instant now)
    {
        if (await db.Find<string>(Sql["WaitingRead"], new { SeriesId = seriesId }) is null)
            await Queue(db, seriesId, CallKind.Read, now);
    }

    /// <summary>Takes back what has not begun.</summary>
    public Task Drop(Session db, string seriesId, Instant now) => db.Execute(Sql["DropCalls"], new { SeriesId = seriesId, Now = now });

    /// <summary>A booking is under way, or its answer is still out.</summary>
    public async Task<bool> HasUnsettledBooking(Session db, string seriesId) =>
        await db.Find<int>(Sql["UnsettledBooking"], new { SeriesId = seriesId }) > 0;

    /// <summary>A change of ours has not reached the calendar yet.</summary>
    public async Task<bool> HasWaitingChange(Session db, string seriesId) =>
        await db.Find<int>(Sql["WaitingChanges"], new { SeriesId = seriesId }) > 0;

    /// <summary>Takes what can be done now; nobody else gets it until it is recorded or the claim runs out.</summary>
    public async Task<IReadOnlyList<MeetingCall>> Take(Session db, string me, int most, Instant now)
    {
        // One instance at a time, so that a mailbox is counted right.
        await db.Query<int>(Sql["SerializeClaims"]);
        var taken = new List<MeetingCall>();
        var claim = new { Me = me, Now = now, Lasting = (long)Claim.TotalMilliseconds, Most = most, MostPerMailbox, time.Leases };
        foreach (var row in await db.Query<Row>(Sql["ClaimCalls"], claim))
        {
            try
            {
                taken.Add(row.ToCall());
            }
            catch (Exception e)
            {
                // A row that makes no sense is put off by itself; the doctor tells of it when it was tried often enough.
                await db.Execute(Sql["RetryCall"], new
                {
                    row.Id,
                    Me = me,
                    NextAt = now + ChatOps.Channels.Claiming.Backoff.After(row.Id, row.Attempts + 1),
                    Code = e.GetType().Name,
                    KeepsAttempt = true,
                });
            }
        }

        return taken;
    }

    /// <summary>In how long the next call can be made; null when none waits.</summary>
    public async Task<Duration?> Next(Session db, Instant now) =>
        await db.Find<long?>(Sql["NextCall"], new { Now = now, time.Leases }) is { } wait ? Duration.FromMilliseconds(wait) : null;

    /// <summary>The clock was set back by so much: what had come due before stays due.</summary>
    public Task Redate(Session db, Instant now, Duration by) =>
        db.Execute(Sql["RedateCalls"], new { Now = now, Was = now + by, By = (long)by.TotalMilliseconds });

    /// <summary>Gives back what a worker had taken.</summary>
    public Task Free(Session db, string me, bool everybody, Instant now) =>
        db.Execute(
            Sql["FreeCalls"], new { Me = me, Everybody = everybody, Now = now });

    /// <summary>It leaves now. False: it must not (any more). The request is kept when there was none.</summary>
    public async Task<bool> Mark(Session db, MeetingCall call, string me, string? request, Instant now) =>
        await db.Execute(Sql["MarkCall"], new { call.Id, Me = me, Request = request, Now = now }) == 1;

    /// <summary>This one got the mail of this change.</summary>
    public Task NoteTold(Session db, string callId, PersonId person) => db.Execute(Sql["NoteTold"], new { Id = callId, PersonId = person });

    /// <summary>Over, however. False when the claim was lost: then nothing may be recorded.</summary>
    public async Task<bool> End(Session db, MeetingCall call, string me, CallState state, string? code, Instant now) =>
        await db.Execute(Sql["EndCall"], new { call.Id, Me = me, State = MeetingText.Of(state), Code = code, Now = now }) == 1;

    /// <param name="db">The unit of work.</param>
    /// <param name="call">The call.</param>
    /// <param name="me">Who has it.</param>
    /// <param name="again">When, and what is known.</param>
    public async Task<bool> Retry(Session db, MeetingCall call, string me, CallResult.Again again)
    {
        if (again.Pauses is { } pause)
            await db.Execute(Sql["PauseMailbox"], new { call.Mailbox, Lasting = (long)pause.TotalMilliseconds, time.Leases });
        return await db.Execute(Sql["RetryCall"], new { call.Id, Me = me, NextAt = again.At, again.Code, again.KeepsAttempt }) == 1;
    }

    /// <summary>What no calendar took, or was tried again and again, by kind and code.</summary>
    public Task<IReadOnlyList<DeadCall>> Dead(Session db) =>
        db.Query<DeadCall>(Sql["DeadCalls"], new { Stuck = ChatOps.Channels.Claiming.Backoff.Attempts });

    internal sealed record DeadCall
    {
        public string Kind { get; init; } = "";
        public string Code { get; init; } = "";
        public int Calls { get; init; }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string SeriesId { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Calendar { get; init; } = "";
        public string Mailbox { get; init; } = "";
        public string? Day { get; init; }
        public string? Starts { get; init; }
        public string? ProposalId { get; init; }
        public string? Request { get; init; }
        public int Attempts { get; init; }
        public Instant? AttemptedAt { get; init; }
        public string? GuestId { get; init; }
        public string Told { get; init; } = "";
        public int? Sequence { get; init; }

        public MeetingCall ToCall() => new()
        {
            Id = Id,
            SeriesId = SeriesId,
            Kind = MeetingText.Call(Kind),
            Calendar = MeetingText.Calendar(Calendar),
            Mailbox = Mailbox,
            Day = Day is null ? null : LocalDatePattern.Iso.Parse(Day).GetValueOrThrow(),
            Starts = Starts is null ? null : LocalDateTimePattern.GeneralIso.Parse(Starts).GetValueOrThrow(),
            ProposalId = ProposalId,
            Request = Request,
            Attempts = Attempts,
            IsUnsettled = AttemptedAt is not null,
            GuestId = GuestId is null ? null : new PersonId(GuestId),
            Told = [.. Told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => new PersonId(p))],
            Sequence = Sequence,
        };
    }
}

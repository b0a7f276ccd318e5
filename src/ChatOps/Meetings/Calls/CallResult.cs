using ChatOps.Channels.Claiming;
using ChatOps.Meetings.Calendars;

namespace ChatOps.Meetings.Calls;

/// <summary>What becomes of a call after its answer. Pure.</summary>
internal abstract record CallResult
{
    /// <summary>It is done, or there was nothing left to do.</summary>
    internal sealed record Done : CallResult;

    /// <param name="At">When.</param>
    /// <param name="Code">The vendor's.</param>
    /// <param name="KeepsAttempt">It may have happened: the same again, byte for byte.</param>
    /// <param name="Pauses">So long the vendor wants this mailbox left alone.</param>
    internal sealed record Again(Instant At, string Code, bool KeepsAttempt, Duration? Pauses) : CallResult;

    /// <summary>Not here: the organizer has no mailbox, or what it was about is gone.</summary>
    internal sealed record Gone(string Code) : CallResult;

    /// <summary>Refused for good, or tried too often.</summary>
    internal sealed record Dead(string Code) : CallResult;

    public static CallResult Of<T>(MeetingCall call, CalendarOutcome<T> outcome, Instant now)
    {
        var attempts = call.Attempts + 1;
        switch (outcome)
        {
            case CalendarOutcome<T>.Done:
                return new Done();
            case CalendarOutcome<T>.Gone gone:
                return new Gone(gone.Code);
            case CalendarOutcome<T>.Refused refused:
                return new Dead(refused.Code);
            case CalendarOutcome<T>.Wait wait:
                // What was unsettled before stays so: this answer says nothing about the one that got lost.
                return attempts >= Backoff.Attempts
                    ? new Dead(wait.Code)
                    : new Again(
                        now + Backoff.After(call.Id, attempts, wait.After),
                        wait.Code,
                        call.IsUnsettled,
                        wait.After);
            case CalendarOutcome<T>.Lost lost:
                // A booking or a cancel that may have happened is never given up: that would leave a ghost.
                return attempts >= Backoff.Attempts && call.Kind is not (CallKind.Book or CallKind.Cancel)
                    ? new Dead(lost.Code)
                    : new Again(now + Backoff.After(call.Id, attempts), lost.Code, true, null);
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome));
        }
    }
}

internal enum CallState
{
    Due,
    Done,

    /// <summary>Taken back before it left.</summary>
    Dropped,

    /// <summary>No calendar took it; the doctor tells.</summary>
    Dead,
}

using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Channels.Claiming;

/// <summary>What is recorded about a row after a call at the vendor.</summary>
internal abstract record SendResult
{
    /// <summary>A new message stands; <paramref name="Version"/> is what it shows.</summary>
    internal sealed record Posted(MessageRef Message, int Version, Instant At) : SendResult;

    /// <summary>The message was brought up to date.</summary>
    internal sealed record Shown : SendResult;

    /// <summary>Nobody can tell whether it left anew; where it stood before it was brought up to date, and that is enough.</summary>
    internal sealed record Settled : SendResult;

    /// <summary>There is nothing to show, or the look-up is done.</summary>
    internal sealed record Closed : SendResult;

    /// <summary>The replaced message is away, or never will be (<paramref name="Code"/>).</summary>
    internal sealed record Removed(string? Code = null) : SendResult;

    /// <summary>Again at a later time.</summary>
    /// <param name="At">When.</param>
    /// <param name="Attempts">Tries that were spent so far.</param>
    /// <param name="Code">The vendor's code.</param>
    /// <param name="KeepsAttempt">The message may exist: look for it before sending again.</param>
    internal sealed record Later(Instant At, int Attempts, string? Code, bool KeepsAttempt = false) : SendResult
    {
        /// <summary>What the vendor wants to be left alone, and for how long; null: it did not ask.</summary>
        public Patience? Asks { get; init; }

        /// <summary>An interrupted posting that cannot be looked for is sent once more.</summary>
        public bool IsSentAgain { get; init; }
    }

    /// <summary>A vendor asked for patience.</summary>
    /// <param name="Names">A method of the workspace; null: the conversation that was written to.</param>
    /// <param name="For">How long.</param>
    internal sealed record Patience(string? Names, Duration For);

    /// <summary>The message is said twice not to be there any more: taken away, should it be there after all, and posted anew.</summary>
    internal sealed record MessageGone(Instant At, string Code) : SendResult;

    /// <summary>The person's conversation is not there any more: forget it and try again.</summary>
    internal sealed record ConversationGone(Instant At, int Attempts, string Code) : SendResult;

    /// <summary>The account can't be written to; another one of the person is tried, else the row waits.</summary>
    internal sealed record Unreachable(AccountState State, string Code) : SendResult;

    internal sealed record Dead(string Code) : SendResult;

    /// <summary>How long to wait when the vendor does not say.</summary>
    private static readonly Duration UnsaidPause = Duration.FromSeconds(5);

    public static SendResult OfPost(OutboxRow row, Delivery delivery, Instant now) => delivery switch
    {
        Delivery.Sent sent => new Posted(sent.Message, row.Wanted, now),
        Delivery.Unknown unknown => Again(row, unknown.Code, null, now, keepsAttempt: true),
        Delivery.Gone gone when row.Place.Length == 0 => Again(row, gone.Code, null, now) is Later later
            ? new ConversationGone(row.Attempts == 0 ? now : later.At, later.Attempts, gone.Code)
            : new Dead(gone.Code),
        Delivery.Gone gone => new Dead(gone.Code),
        Delivery.Unreachable off when row.Place.Length > 0 => new Dead(off.Code),
        _ => OfAny(row, delivery, now),
    };

    public static SendResult OfEdit(OutboxRow row, Delivery delivery, Instant now) =>
        delivery switch
        {
            Delivery.Sent => new Shown(),
            Delivery.Unknown unknown => Again(row, unknown.Code, null, now),
            // Once is said now and then of a message that is there.
            Delivery.Gone gone when row.Attempts == 0 || row.Code != gone.Code => Again(row, gone.Code, null, now),
            Delivery.Gone gone => Again(row, gone.Code, null, now) is Later ? new MessageGone(now, gone.Code) : new Dead(gone.Code),
            _ => OfAny(row, delivery, now),
        };

    /// <summary>A message that can't be removed stays: that is no reason to stop showing the card.</summary>
    public static SendResult OfRemoval(OutboxRow row, Delivery delivery, Instant now) => delivery switch
    {
        Delivery.Sent or Delivery.Gone => new Removed(),
        Delivery.Unknown unknown => Again(row, unknown.Code, null, now) is Later later ? later : new Removed(unknown.Code),
        Delivery.Unreachable off => new Removed(off.Code),
        _ => OfAny(row, delivery, now) is Dead dead ? new Removed(dead.Code) : OfAny(row, delivery, now),
    };

    public static SendResult OfSearch(OutboxRow row, Finding finding, Instant now) => finding switch
    {
        Finding.Found found => new Posted(found.Message, row.Attempted, row.AttemptedAt ?? now),
        Finding.TryAgain again => Again(row, again.Code, again.After, now, keepsAttempt: true, again.Names),
        _ => Again(row, row.Code ?? "interrupted", null, now) is Later later
            ? later with { At = now, IsSentAgain = finding is Finding.CannotTell }
            : new Dead(row.Code ?? "interrupted"),
    };

    /// <summary>Of the update of what stands already, tried before anything is sent again.</summary>
    public static SendResult OfSettling(OutboxRow row, Delivery delivery, Instant now) => delivery switch
    {
        Delivery.Sent => new Settled(),
        Delivery.Gone or Delivery.Refused => OfSearch(row, new Finding.CannotTell(), now),
        Delivery.Unknown unknown => Again(row, unknown.Code, null, now, keepsAttempt: true),
        Delivery.TryAgain again => Again(row, again.Code, again.After, now, keepsAttempt: true),
        _ => OfAny(row, delivery, now) switch { Later later => later with { KeepsAttempt = true }, var other => other },
    };

    public static SendResult OfLookUp(OutboxRow row, LookUp found, Instant now) =>
        found is LookUp.TryAgain again ? Again(row, again.Code, again.After, now, names: again.Names) : new Closed();

    /// <summary>A bug or an outage of ours: tried again as any passing fault, under the name of what was thrown.</summary>
    public static SendResult OfError(OutboxRow row, Exception error, bool keepsAttempt, Instant now) =>
        Again(row, error.GetType().Name, null, now, keepsAttempt);

    private static SendResult OfAny(OutboxRow row, Delivery delivery, Instant now) =>
        delivery switch
        {
            Delivery.Throttled throttled => new Later(now + (throttled.After ?? UnsaidPause), row.Attempts, throttled.Code)
            {
                Asks = new Patience(throttled.Names, throttled.After ?? UnsaidPause),
            },
            Delivery.TryAgain again => Again(row, again.Code, again.After, now),
            Delivery.Unreachable off => new Unreachable(off.State, off.Code),
            Delivery.Refused refused => new Dead(refused.Code),
            _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
        };

    private static SendResult Again(
        OutboxRow row, string code, Duration? after, Instant now, bool keepsAttempt = false, string? names = null)
    {
        var attempts = row.Attempts + 1;
        return attempts >= Backoff.Attempts
            ? new Dead(code)
            : new Later(now + Backoff.After(row.Id, attempts, after), attempts, code, keepsAttempt)
            {
                Asks = names is null ? null : new Patience(names, after ?? UnsaidPause),
            };
    }
}

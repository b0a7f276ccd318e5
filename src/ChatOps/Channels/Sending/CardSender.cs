using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Channels.Sending;

/// <summary>
/// Runs one sending: builds the card as it stands now, calls the vendor once, and records what came of it. Between the two lies the only
/// moment that a crash can make doubtful; <c>attempted_at</c> tells it afterwards.
/// </summary>
internal sealed partial class CardSender(
    OutboxRecords records,
    IEnumerable<IChannel> channels,
    BuildCard build,
    TakeProfile takeProfile,
    ICheckpoint checkpoint,
    OutboxMetrics metrics,
    IClock clock,
    ILogger<CardSender> log)
{
    /// <summary>Longer than that no call at a vendor may take; shorter than a claim. Real time, whatever the clock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Duration UntilConnected = Duration.FromMinutes(1);

    private readonly Dictionary<Channel, IChannel> _channels = channels.ToDictionary(c => c.Channel);
    private readonly DeadLettersKnown _dead = new();

    /// <summary>Cancelled only by the end of the host: then nothing is recorded, and the next instance finds the row as it lies.</summary>
    /// <param name="go">What to do.</param>
    /// <param name="me">This instance.</param>
    /// <param name="leaves">Ends when the call may leave.</param>
    /// <param name="ct">The end of the host.</param>
    public async Task<SendOutcome> Run(SendDecision.Go go, string me, Func<Ct, Task> leaves, Ct ct)
    {
        await checkpoint.Reached("outbox.claimed");
        var result = await Act(go, me, leaves, ct);
        if (result is null)
            return new SendOutcome(go, null, null);
        var recorded = await records.Record(go, result, me, Now(), ct);
        await checkpoint.Reached("outbox.recorded");
        if (!recorded.IsOurs)
        {
            Log.ClaimWasLost(log, go.Row.Id, go.Step);
            return new SendOutcome(go, null, null);
        }
        if (!_dead.Knows(go, result))
        {
            metrics.Recorded(go, result);
            Tell(go, result);
        }
        return new SendOutcome(go, result, recorded.DueAgain);
    }

    private async Task<SendResult?> Act(SendDecision.Go go, string me, Func<Ct, Task> leaves, Ct ct)
    {
        if (!_channels.TryGetValue(go.Account.Channel, out var channel))
            return new SendResult.Later(Now() + UntilConnected, go.Row.Attempts, "not_connected", KeepsAttempt: go.Step == Step.Find);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var hasLeft = go.Step == Step.Find;
        try
        {
            switch (go.Step)
            {
                case Step.Find:
                    return await Find(go, channel, patience.Token, ct);
                case Step.Remove:
                    await leaves(patience.Token);
                    return SendResult.OfRemoval(go.Row, await channel.Remove(go.Account, go.Row.Stale!.Value, patience.Token), Now());
                case Step.LookUp:
                    return await LookUp(go, channel, patience.Token, ct);
                default:
                    break;
            }
            if (await build(go.Row.Card, go.Row.PersonId, ct) is not { } card)
                return new SendResult.Closed();
            if (go.Step == Step.Edit)
            {
                await leaves(patience.Token);
                return SendResult.OfEdit(
                    go.Row, await Sent(channel.Update(go.Account, go.Row.Message!.Value, card, patience.Token)), Now());
            }
            if (!go.Row.MayLeave(Now()))
                return new SendResult.Later(go.Row.Hours.NextOpening(Now()), go.Row.Attempts, go.Row.Code);
            if (!await records.MarkAttempt(go, me, Now(), ct))
                return null;
            await checkpoint.Reached("outbox.attempted");
            await leaves(patience.Token);
            hasLeft = true;
            return SendResult.OfPost(
                go.Row, await Sent(channel.Post(go.Account, PlaceOf(go), card, go.Row.DeliveryId, patience.Token)), Now());
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (!e.IsAway())
                Log.CallBroke(log, go.Row.Id, go.Step, e.GetType().Name);
            return go.Step == Step.Remove
                ? SendResult.OfRemoval(go.Row, new Delivery.Unknown(e.GetType().Name), Now())
                : SendResult.OfError(go.Row, e, hasLeft, Now());
        }
    }

    /// <summary>
    /// Whether an interrupted posting arrived. Where nobody can tell and an earlier message stands, that is brought up to date instead:
    /// what is shown is right, and nothing is sent a second time.
    /// </summary>
    private async Task<SendResult> Find(SendDecision.Go go, IChannel channel, Ct patience, Ct ct)
    {
        var finding = await channel.Find(go.Account, PlaceOf(go), go.Row.DeliveryId, go.Row.AttemptedAt ?? Now(), patience);
        return finding is Finding.CannotTell
            && go.Row.Message is { } standing
            && go.Row.MessageAccountId == go.Account.Id
            && await build(go.Row.Card, go.Row.PersonId, ct) is { } card
            ? SendResult.OfSettling(go.Row, await Sent(channel.Update(go.Account, standing, card, patience)), Now())
            : SendResult.OfSearch(go.Row, finding, Now());
    }

    private async Task<SendResult> LookUp(SendDecision.Go go, IChannel channel, Ct patience, Ct ct)
    {
        var found = await channel.LookUp(go.Account, patience);
        if (found is not ChatOps.Channels.LookUp.TryAgain)
            await takeProfile(go.Account.Id, found, ct);
        return SendResult.OfLookUp(go.Row, found, Now());
    }

    private async Task<Delivery> Sent(Task<Delivery> call)
    {
        var delivery = await call;
        await checkpoint.Reached("outbox.sent");
        return delivery;
    }

    private static string? PlaceOf(SendDecision.Go go) => go.Row.Place.Length == 0 ? null : go.Row.Place;

    private Instant Now() => clock.GetCurrentInstant();

    private void Tell(SendDecision.Go go, SendResult result)
    {
        switch (result)
        {
            case SendResult.Dead dead:
                Log.BecameDeadLetter(log, go.Row.Id, go.Row.Kind, go.Account.Channel, dead.Code);
                break;
            case SendResult.Unreachable off:
                Log.AccountIsOff(log, go.Account.Id.Value, off.State, off.Code);
                break;
            case SendResult.Later { Asks: not null } later:
                Log.WasThrottled(log, go.Row.Lane, go.Step, later.Code ?? "");
                break;
            case SendResult.Later { IsSentAgain: true }:
                Log.IsSentAgain(log, go.Row.Id, go.Account.Channel);
                break;
            default:
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Card {Row} of kind {Kind} on {Channel} is a dead letter: {Code}.")]
        public static partial void BecameDeadLetter(ILogger log, string row, string kind, Channel channel, string code);

        [LoggerMessage(LogLevel.Warning, "Account {Account} can't be written to: {State}, {Code}.")]
        public static partial void AccountIsOff(ILogger log, string account, AccountState state, string code);

        [LoggerMessage(LogLevel.Warning, "Lane {Lane} was asked for patience at {Step}: {Code}.")]
        public static partial void WasThrottled(ILogger log, string lane, Step step, string code);

        [LoggerMessage(LogLevel.Warning, "Card {Row} was interrupted on {Channel} and is sent once more.")]
        public static partial void IsSentAgain(ILogger log, string row, Channel channel);

        [LoggerMessage(LogLevel.Warning, "The claim of card {Row} was lost during {Step}.")]
        public static partial void ClaimWasLost(ILogger log, string row, Step step);

        [LoggerMessage(LogLevel.Error, "Card {Row} broke during {Step}: {Error}.")]
        public static partial void CallBroke(ILogger log, string row, Step step, string error);
    }
}

/// <summary>How a sending ended, for the lane's pace. No result: the claim was lost, or the host ends.</summary>
internal sealed record SendOutcome(SendDecision.Go Go, SendResult? Result, Due? DueAgain);

using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Channels.Claiming;

/// <summary>What is to be done about a claimed row: the decision, without the doing. Everything that can come of a claim.</summary>
internal abstract record SendDecision
{
    /// <summary>One call at the vendor.</summary>
    internal sealed record Go(OutboxRow Row, Account Account, Step Step) : SendDecision;

    /// <summary>Not now: outside the working day, or no room in the budget.</summary>
    internal sealed record Wait(Instant Until) : SendDecision;

    /// <summary>
    /// Not at all (<see cref="RowState.Dropped"/>, <see cref="RowState.Expired"/>, or <see cref="RowState.Done"/> when nothing is to be
    /// done).
    /// </summary>
    internal sealed record End(RowState State) : SendDecision;

    /// <summary>None of the person's accounts can be written to.</summary>
    internal sealed record Park : SendDecision;

    /// <summary>The account lies in another lane than the row.</summary>
    internal sealed record Move(string Lane) : SendDecision;

    /// <summary>A partner's words that follow within this time are added to the same message.</summary>
    private static readonly Duration Bundle = Duration.FromMinutes(15);

    public static SendDecision Decide(
        OutboxRow row,
        IReadOnlyList<Account> accounts,
        IReadOnlyList<MessageBudget.Heard> heard,
        IEnumerable<MessageBudget.Waiting> waiting,
        Instant now)
    {
        if (row.Kind == CardKinds.AccountLookUp)
            return row.IsBehind
                ? Towards(Step.LookUp, row, accounts.FirstOrDefault(a => a.Id.Value == row.Subject))
                : new End(RowState.Done);
        if (row.AttemptedAt is not null)
            return Towards(Step.Find, row, accounts.FirstOrDefault(a => a.Id == row.AccountId));
        if (row.Stale is not null && accounts.FirstOrDefault(a => a.Id == row.StaleAccountId) is { } holder && !GoesBeforeRemoval(row))
        {
            // What was taken for gone stays as long as nothing may take its place.
            return row is { WantsPost: true, Message: null } && DecidePost(row, accounts, heard, waiting, now) is not Go and var post
                ? post
                : Towards(Step.Remove, row, holder);
        }
        if (row.WantsPost)
            return DecidePost(row, accounts, heard, waiting, now);
        return row.IsBehind ? Edit(row, accounts) : new End(RowState.Done);
    }

    /// <summary>
    /// A removal that failed once keeps no answer waiting, and nobody without a message. It is tried again by itself.
    /// </summary>
    private static bool GoesBeforeRemoval(OutboxRow row) =>
        row is { IsBehind: true, Attempts: > 0 } && (row.Turn == Turn.Answers || row.Message is null);

    private static SendDecision DecidePost(
        OutboxRow row,
        IReadOnlyList<Account> accounts,
        IReadOnlyList<MessageBudget.Heard> heard,
        IEnumerable<MessageBudget.Waiting> waiting,
        Instant now)
    {
        if (row.ExpiresAt <= now)
            return new End(RowState.Expired);
        if (row.Message is not null && CardKinds.IsBundledInSilence(row.Kind, row.Importance) && now - row.SentAt < Bundle)
            return new End(RowState.Dropped);
        var until = row.DueAt > now ? row.DueAt : row.MayLeave(now) ? now : row.Hours.NextOpening(now);
        if (until == now && row.Counts)
        {
            var verdict = MessageBudget.Decide(new(row.Id, row.Kind, row.Importance, row.DueAt), heard, waiting, row.Hours, now);
            if (!verdict.MayLeave && verdict.Until is null)
                return new End(RowState.Dropped);
            until = verdict.Until ?? now;
        }
        if (until == now)
            return Towards(Step.Post, row, Preferred(row, accounts));
        // The sound waits; what can be seen silently does not.
        return row.Message is not null && row.IsBehind && Edit(row, accounts) is Go edit
            ? edit
            : new Wait(Instant.Min(until, row.ExpiresAt ?? until));
    }

    private static SendDecision Edit(OutboxRow row, IReadOnlyList<Account> accounts) =>
        Towards(Step.Edit, row, accounts.FirstOrDefault(a => a.Id == row.MessageAccountId && a.State == AccountState.Active));

    private static SendDecision Towards(Step step, OutboxRow row, Account? account) =>
        account is null ? new Park() : account.Key.Lane == row.Lane ? new Go(row, account, step) : new Move(account.Key.Lane);

    /// <summary>The account that was asked for, else the preferred one, else the oldest: of those that can be written to.</summary>
    private static Account? Preferred(OutboxRow row, IReadOnlyList<Account> accounts) =>
        accounts.Where(a => a.State == AccountState.Active)
            .MinBy(a => a.Id == row.AccountId ? 0 : a.Id == row.PreferredAccount ? 1 : 2);
}

/// <summary>The calls at a vendor.</summary>
internal enum Step
{
    /// <summary>Look for the message of an interrupted posting.</summary>
    Find,

    /// <summary>Remove the message that was replaced.</summary>
    Remove,
    Post,
    Edit,
    LookUp,
}

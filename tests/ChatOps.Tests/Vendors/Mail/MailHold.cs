namespace ChatOps.Tests.Vendors.Mail;

/// <summary>A mail whose sender is never answered.</summary>
/// <param name="Number">Which one from now on, 1 and up.</param>
/// <param name="IsKept">The server has it all the same.</param>
internal sealed record MailHold(int Number, bool IsKept)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public void Reach() => _reached.TrySetResult();
}

namespace ChatOps.Programs;

/// <summary>The work emails that may create programs (setting <c>Moderators</c>), in lower case.</summary>
internal sealed class ModeratorList(IEnumerable<string> emails)
{
    private readonly HashSet<string> _emails = [.. emails.Select(e => e.Trim().ToLowerInvariant())];

    public bool MayCreate(string? workEmail) => workEmail is not null && _emails.Contains(workEmail);
}

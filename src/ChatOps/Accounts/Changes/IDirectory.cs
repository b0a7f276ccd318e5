using ChatOps.People;

namespace ChatOps.Accounts.Changes;

/// <summary>
/// The port to the company's directory (Microsoft Graph users). One call here is one call at the vendor: nothing is retried inside. Asked
/// once a night, outside any unit of work.
/// </summary>
internal interface IDirectory
{
    /// <summary>False: no directory is connected; nobody is asked.</summary>
    bool IsConnected { get; }

    /// <param name="people">At most <see cref="Most"/> at a time.</param>
    /// <param name="ct">Ends the call.</param>
    Task<DirectoryAnswer> Ask(IReadOnlyList<AskedPerson> people, Ct ct);

    /// <summary>As many as fit into one Graph batch.</summary>
    const int Most = 20;
}

/// <summary>Whom the directory is asked about: by the Entra object id where Teams told it, else by verified work email.</summary>
internal sealed record AskedPerson(PersonId Id, string? ObjectId, string? WorkEmail);

internal abstract record DirectoryAnswer
{
    /// <summary>Who is not in the list is not known to the directory, which says nothing about them.</summary>
    internal sealed record Known(IReadOnlyList<DirectoryEntry> Entries) : DirectoryAnswer;

    /// <summary>Not now; the check asks again, and goes on without the directory when the night is over.</summary>
    internal sealed record Wait(Duration? After, string Code) : DirectoryAnswer;
}

/// <summary>What the directory says of one person.</summary>
/// <param name="Person">Who.</param>
/// <param name="IsEnabled">Graph <c>accountEnabled</c>: false when somebody has left.</param>
/// <param name="ManagerEmail">The manager's mail in lower case, or null when there is none.</param>
/// <param name="Department">As the directory names it, or null.</param>
internal sealed record DirectoryEntry(PersonId Person, bool IsEnabled, string? ManagerEmail, string? Department)
{
    /// <summary>Grows with the level, where the directory says.</summary>
    public int? Seniority { get; init; }
}

/// <summary>Where no directory is connected.</summary>
internal sealed class NoDirectory : IDirectory
{
    public bool IsConnected => false;

    public Task<DirectoryAnswer> Ask(IReadOnlyList<AskedPerson> people, Ct ct) =>
        Task.FromResult<DirectoryAnswer>(new DirectoryAnswer.Known([]));
}

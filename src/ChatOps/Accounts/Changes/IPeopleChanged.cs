using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Accounts.Changes;

/// <summary>Told of changes that a check takes over, in the same unit of work. Joining answers it.</summary>
internal interface IPeopleChanged
{
    /// <summary>Their accounts are closed: they leave every program by themselves.</summary>
    Task Left(Session db, Person person, Instant now);

    /// <summary>Another manager, email or standing as a guest: what a hard rule forbids now ends kindly.</summary>
    Task Changed(Session db, Person person, Instant now);

    /// <summary>Who moderates by their work email goes on doing so under the new one.</summary>
    Task EmailMoved(Session db, string before, string after);

    /// <summary>A check waits: these are to be told. Everybody who moderates a program.</summary>
    Task<IReadOnlyList<PersonId>> Moderators(Session db);

    /// <summary>Of these people, who is in a program that this work email moderates.</summary>
    Task<IReadOnlySet<PersonId>> ModeratedBy(Session db, string email);
}

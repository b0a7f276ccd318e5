using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Joining.Invitations;

/// <summary>A colleague asked somebody to join. One per invited person and program.</summary>
internal sealed record Invitation
{
    public string Id { get; init; } = "";
    public ProgramId ProgramId { get; init; }

    /// <summary>Null while nobody is known by the address.</summary>
    public PersonId? PersonId { get; init; }

    /// <summary>The address that was typed, in lower case; null where a mention or a name said who.</summary>
    public string? Email { get; init; }

    public PersonId InvitedBy { get; init; }
    public bool IsDeclined { get; init; }
}

using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Joining.Invitations;

/// <summary>Who was invited. Nothing here is ever shown to the one who invited.</summary>
internal sealed class InvitationStore
{
    private static readonly SqlText Sql = new("Joining/Invitations");

    public Task<Invitation?> Find(Session db, string id) => db.Find<Invitation>(Sql["FindInvitation"], new { Id = id });

    /// <summary>The invitation of this person to this program, or null.</summary>
    public Task<Invitation?> Of(Session db, ProgramId program, PersonId person) =>
        db.Find<Invitation>(Sql["InvitationOf"], new { ProgramId = program, PersonId = person });

    /// <summary>False when this person or address has an invitation to this program already.</summary>
    public async Task<bool> Add(Session db, Invitation invitation, Instant now) => await db.Execute(Sql["AddInvitation"], new
    {
        invitation.Id,
        invitation.ProgramId,
        invitation.PersonId,
        invitation.Email,
        invitation.InvitedBy,
        Now = now,
    }) > 0;

    public Task Decline(Session db, string id) => db.Execute(Sql["DeclineInvitation"], new { Id = id });

    /// <summary>How many this person sent since then.</summary>
    public Task<int> CountSince(Session db, PersonId by, Instant since) =>
        db.Find<int>(Sql["CountInvitations"], new { InvitedBy = by, Since = since });

    /// <summary>Invitations by address whose person has become known since.</summary>
    public async Task<IReadOnlyList<(string Id, PersonId Person)>> Found(Session db, int most) =>
        [.. (await db.Query<FoundRow>(Sql["FoundInvitations"], new { Most = most })).Select(r => (r.Id, r.PersonId))];

    /// <summary>Invitations by address about which the channels are to be asked by now.</summary>
    public async Task<IReadOnlyList<(string Id, string Email)>> ToAsk(Session db, Instant now, int most) =>
        [.. (await db.Query<AskRow>(Sql["InvitationsToAsk"], new { Now = now, Most = most })).Select(r => (r.Id, r.Email))];

    /// <param name="db">The unit of work.</param>
    /// <param name="id">The invitation.</param>
    /// <param name="at">When the channels are asked again; null: not any more.</param>
    public Task AskAt(Session db, string id, Instant? at) => db.Execute(Sql["AskAt"], new { Id = id, At = at });

    /// <summary>False when that person was invited in another way meanwhile.</summary>
    public async Task<bool> Give(Session db, string id, PersonId person) =>
        await db.Execute(Sql["GiveInvitation"], new { Id = id, PersonId = person }) > 0;

    public Task Forget(Session db, string id) => db.Execute(Sql["ForgetInvitation"], new { Id = id });

    /// <summary>
    /// Who has an account with this id, as a mention names it: Slack's user id, or the id by which the Teams connector knows somebody.
    /// </summary>
    public async Task<PersonId?> WithAccount(Session db, AccountKey key) =>
        (await db.Find<PersonRowId>(Sql["WithAccount"], new { Channel = AccountText.Of(key.Channel), key.Tenant, key.UserId }))?.PersonId;

    /// <summary>Those who are called exactly so, two at most: one is meant, two are a doubt.</summary>
    public async Task<IReadOnlyList<PersonId>> Called(Session db, string name) =>
        [.. (await db.Query<PersonRowId>(Sql["PersonsCalled"], Spelled(name))).Select(r => r.PersonId)];

    /// <summary>Those whose first name or name is this, two at most.</summary>
    public async Task<IReadOnlyList<PersonId>> NamedLike(Session db, string name) =>
        [.. (await db.Query<PersonRowId>(Sql["PersonsNamedLike"], Spelled(name))).Select(r => r.PersonId)];

    /// <summary>SQLite knows the capitals of ASCII alone: others count as they are written.</summary>
    private static object Spelled(string name) =>
        new { Name = name.ToLowerInvariant(), AsWritten = string.Concat(name.Select(c => char.IsAscii(c) ? char.ToLowerInvariant(c) : c)) };

    private sealed record AskRow
    {
        public string Id { get; init; } = "";
        public string Email { get; init; } = "";
    }

    private sealed record FoundRow
    {
        public string Id { get; init; } = "";
        public PersonId PersonId { get; init; }
    }

    private sealed record PersonRowId
    {
        public PersonId PersonId { get; init; }
    }
}

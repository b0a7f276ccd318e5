using ChatOps.People;
using ChatOps.Storage;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Meetings.Ics;

/// <summary>
/// Private feeds: who has the address can read when somebody meets whom, so it is unguessable, and worthless after one tap.
/// </summary>
internal sealed class FeedStore
{
    private const int SecretBytes = 32;

    private static readonly SqlText Sql = new("Meetings");

    public Task<string?> SecretOf(Session db, PersonId person) => db.Find<string>(Sql["FindFeed"], new { PersonId = person });

    public async Task<PersonId?> OwnerOf(Session db, string secret) =>
        await db.Find<string>(Sql["FeedOwner"], new { Secret = secret }) is { } id ? new PersonId(id) : null;

    /// <summary>Gives the person a feed, if they have none yet.</summary>
    public Task Ensure(Session db, PersonId person, Instant now) =>
        db.Execute(
            Sql["EnsureFeed"], new { PersonId = person, Secret = NewSecret(), Now = now });

    /// <summary>A new address; the old one is unknown from now on.</summary>
    public Task Renew(Session db, PersonId person, Instant now) =>
        db.Execute(
            Sql["SaveFeed"], new { PersonId = person, Secret = NewSecret(), Now = now });

    private static string NewSecret() => Base64UrlEncoder.Encode(Chance.Secret(SecretBytes));
}

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

    public Task<Owner?> OwnerOf(Session db, string secret) => db.Find<Owner>(Sql["FeedOwner"], new { Secret = secret });

    /// <summary>It is something else than when it was read last.</summary>
    public Task Record(Session db, string secret, string fingerprint, Instant now) =>
        db.Execute(Sql["RecordFeed"], new { Secret = secret, Fingerprint = fingerprint, Now = now });

    /// <summary>Gives the person a feed, if they have none yet.</summary>
    public Task Ensure(Session db, PersonId person, Instant now) =>
        db.Execute(
            Sql["EnsureFeed"], new { PersonId = person, Secret = NewSecret(), Now = now });

    /// <summary>A new address; the old one is unknown from now on.</summary>
    public Task Renew(Session db, PersonId person, Instant now) =>
        db.Execute(
            Sql["SaveFeed"], new { PersonId = person, Secret = NewSecret(), Now = now });

    /// <summary>Whose feed it is, and what it was.</summary>
    internal sealed record Owner
    {
        public PersonId PersonId { get; init; }
        public string Locale { get; init; } = "";

        /// <summary>Of what was read last; null: nobody read it yet.</summary>
        public string? Fingerprint { get; init; }
        public Instant? ModifiedAt { get; init; }
    }

    private static string NewSecret() => Base64UrlEncoder.Encode(Chance.Secret(SecretBytes));
}

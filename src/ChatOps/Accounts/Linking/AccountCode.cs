using System.Security.Cryptography;
using System.Text;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Accounts.Linking;

/// <summary>
/// A one-time code of one account, to be typed in another of the same person. The database holds its hash, and the code itself sealed.
/// </summary>
internal sealed record AccountCode
{
    public static readonly Duration Lives = Duration.FromMinutes(15);

    /// <summary>No letter or digit that looks like another.</summary>
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public string Id { get; init; } = "";

    /// <summary>The account that is there already.</summary>
    public AccountId AccountId { get; init; }

    /// <summary>The account in which it was typed.</summary>
    public AccountId? TypedIn { get; init; }
    public Instant ExpiresAt { get; init; }
    public Instant? UsedAt { get; init; }
    public byte[] Sealed { get; init; } = [];

    public bool IsGood(Instant now) => UsedAt is null && now < ExpiresAt;

    /// <summary>Twelve letters in three groups: 59 bits, for a quarter of an hour.</summary>
    public static string New() => string.Join('-', Chance.Secret(Letters, 12).Chunk(4).Select(c => new string(c)));

    /// <summary>However it was typed: in small letters, without its hyphens, with a full stop behind.</summary>
    public static string HashOf(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)));
    }

    /// <summary>Never the code.</summary>
    public override string ToString() => Id;
}

internal sealed class AccountCodeStore(SecretBox box)
{
    private static readonly SqlText Sql = new("Accounts/Linking");

    /// <summary>A new code of this account. The one before, and whatever is too old, is forgotten.</summary>
    public async Task<string> Make(Session db, AccountId account, Instant now)
    {
        var (id, code) = (Ids.New(), AccountCode.New());
        await db.Execute(Sql["ForgetCodes"], new { AccountId = account, Now = now });
        await db.Execute(Sql["AddCode"], new
        {
            Id = id,
            Hash = AccountCode.HashOf(code),
            Sealed = box.Seal(Encoding.UTF8.GetBytes(code), Place(id)),
            AccountId = account,
            ExpiresAt = now + AccountCode.Lives,
        });
        return id;
    }

    public Task<AccountCode?> Find(Session db, string id) => db.Find<AccountCode>(Sql["FindCode"], new { Id = id });

    public Task<AccountCode?> WithHash(Session db, string hash) => db.Find<AccountCode>(Sql["CodeWithHash"], new { Hash = hash });

    public Task NoteTyped(Session db, string id, AccountId? account) => db.Execute(Sql["NoteTyped"], new { Id = id, TypedIn = account });

    /// <summary>True once.</summary>
    public async Task<bool> Use(Session db, string id, Instant now) => await db.Execute(Sql["UseCode"], new { Id = id, Now = now }) > 0;

    public string Open(AccountCode code) => Encoding.UTF8.GetString(box.Open(code.Sealed, Place(code.Id)));

    private static string Place(string id) => $"account_codes.sealed/{id}";
}

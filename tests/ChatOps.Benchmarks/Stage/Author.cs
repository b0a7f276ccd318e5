using ChatOps.People;

namespace ChatOps.Benchmarks.Stage;

/// <summary>A member with an open check-in, who shares it and then changes it again and again.</summary>
internal sealed class Author(AccountKey account, string checkInId, string pair)
{
    public AccountKey Account => account;

    public string CheckInId => checkInId;

    /// <summary>Who the form names as partners.</summary>
    public string Pair => pair;

    /// <summary>Of the check-in, as the form of the next gesture carries it.</summary>
    public int Version { get; set; } = 1;

    public Author Anew() => new(account, checkInId, pair);
}

using System.Globalization;
using ChatOps.Benchmarks.Stage;
using ChatOps.CheckIns;

namespace ChatOps.Benchmarks.Load;

/// <summary>One submit, unlike every other: what goes into the gaps of a request.</summary>
internal readonly record struct Gesture(Author Author, long Number)
{
    public const string Subject = "subject", User = "user", Count = "count", Digits = "digits", CheckIn = "check-in", Skip = "skip";

    public string this[string gap] => gap switch
    {
        Subject => new FormRef(Author.CheckInId, Author.Version, Author.Pair).ToString(),
        User => Author.Account.UserId,
        CheckIn => Author.CheckInId,
        Skip => Author.Version % 2 == 1 ? SkipCheckIn.Skip : SkipCheckIn.Unskip,
        Digits => Author.Account.UserId[^8..],
        _ => Number.ToString("D10", CultureInfo.InvariantCulture),
    };
}

using System.Globalization;

namespace ChatOps.Moderating;

/// <summary>A page of a list. A number past the end is the last page.</summary>
internal sealed record Paged<T>(IReadOnlyList<T> Items, int Page, int Pages, int Total);

internal static class Paged
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public static Paged<T> Of<T>(IReadOnlyList<T> all, int page, int onOne)
    {
        var pages = Math.Max(1, (all.Count + onOne - 1) / onOne);
        page = Math.Min(page, pages);
        return new Paged<T>([.. all.Skip((page - 1) * onOne).Take(onOne)], page, pages, all.Count);
    }

    /// <summary>Whether a name holds what was searched for, accents and case aside. Nothing searched for is in every name.</summary>
    public static bool Finds(string searched, string name) =>
        searched.Length == 0 || CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, searched, Loosely) >= 0;
}

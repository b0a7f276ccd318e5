using ChatOps.Texts;

namespace ChatOps.Partnerships;

/// <summary>Partners by first name, and by the whole name where two share it: "Ana", "Ana and Kim", "Ana, Ben and Kim".</summary>
internal static class Names
{
    public static string Joined(IReadOnlyList<Partner> partners, Phrases t)
    {
        IReadOnlyList<string> names =
            partners.Select(p => p.FirstName).Distinct().Count() == partners.Count
                ? [.. partners.Select(p => p.FirstName)]
                : [.. partners.Select(p => p.DisplayName)];
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {t["and"]} {names[^1]}";
    }
}

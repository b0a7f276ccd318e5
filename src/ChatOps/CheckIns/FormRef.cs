using System.Globalization;
using ChatOps.CheckIns.Weeks;
using ChatOps.Partnerships;

namespace ChatOps.CheckIns;

/// <summary>
/// What a form carries as its subject: which check-in, the version it was opened with, and who it named as partners. A late change or a
/// changed partner is noticed by it. A plain button carries the id alone. Untrusted, as every subject is.
/// </summary>
internal readonly record struct FormRef(string CheckInId, int? Version, string Pair)
{
    public static FormRef Parse(string subject)
    {
        var parts = subject.Split(':', 3);
        return new FormRef(
            parts[0],
            parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            parts.Length > 2 ? parts[2] : "");
    }

    /// <summary>Eight hexadecimal digits for these partners; empty for nobody.</summary>
    public static string PairOf(string? partnershipId, IEnumerable<Partner> partners) =>
        partnershipId is null
            ? ""
            : StableHash
                .Of(partnershipId + string.Concat(partners.Select(p => p.PersonId.Value).Order(StringComparer.Ordinal)))
                .ToString("x8", CultureInfo.InvariantCulture);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CheckInId}:{Version}:{Pair}");
}

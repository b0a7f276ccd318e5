namespace ChatOps.Accounts.Changes;

/// <summary>
/// When a check only reports and waits: the first one of an installation, and any that would change more than a night usually does. Pure.
/// </summary>
internal static class Caution
{
    public const int MostPeople = 20;
    public const int MostPercent = 10;

    /// <summary>A tenth of a handful is nobody: so few are taken over in a small program too.</summary>
    public const int AlwaysFew = 3;

    public static bool Waits(bool isFirst, int changed, int people) =>
        changed > 0 && (isFirst || changed > MostPeople || (changed > AlwaysFew && changed * 100 > people * MostPercent));
}

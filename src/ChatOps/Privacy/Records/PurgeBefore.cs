using ChatOps.Settings;

namespace ChatOps.Privacy.Records;

/// <summary>The moments before which things have done their time; statements take them by name. Days are UTC's.</summary>
/// <param name="Words">Of members: rounds that ended before it.</param>
/// <param name="Facts">On a person: what happened before it.</param>
/// <param name="Carried">What the bot carried from one member to another before it.</param>
/// <param name="Audit">What was recorded of accesses before it.</param>
internal sealed record PurgeBefore(Instant Words, Instant Facts, Instant Carried, Instant Audit)
{
    private const int CarriedDays = 7;
    private const int AuditYears = 2;

    public LocalDate WordsDay => Words.InUtc().Date;

    public LocalDate FactsDay => Facts.InUtc().Date;

    /// <summary>
    /// The Monday of the first week whose facts stay: weeks go as a whole, so that totals can be compared with what is left.
    /// </summary>
    public LocalDate FactsWeek => FactsDay.DayOfWeek == IsoDayOfWeek.Monday ? FactsDay : FactsDay.Previous(IsoDayOfWeek.Monday);

    public static PurgeBefore At(Instant now, PrivacySettings settings) => new(
        now - Duration.FromDays(settings.ContentRetentionDays),
        now - Duration.FromDays(settings.PersonFactsRetentionDays),
        now - Duration.FromDays(CarriedDays),
        now.InUtc().LocalDateTime.PlusYears(-AuditYears).InUtc().ToInstant());
}

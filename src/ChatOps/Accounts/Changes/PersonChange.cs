using ChatOps.People;

namespace ChatOps.Accounts.Changes;

/// <summary>What a check found to be different about one person. <c>After</c> is the person as they are from now on.</summary>
internal sealed record PersonChange(Person Before, Person After, bool HasLeft)
{
    public bool HasNewEmail => !HasLeft && After.WorkEmail != Before.WorkEmail;

    public bool HasNewManager => !HasLeft && (After.ManagerEmail != Before.ManagerEmail || After.ManagerPersonId != Before.ManagerPersonId);

    public bool IsNewlyGuest => !HasLeft && After.IsGuest && !Before.IsGuest;

    /// <summary>Another name, zone or language is taken over without asking: it ends nothing.</summary>
    public bool Counts => HasLeft || HasNewEmail || HasNewManager || IsNewlyGuest;

    /// <param name="person">As we know them.</param>
    /// <param name="sightings">Of their accounts, the preferred one first.</param>
    /// <param name="entry">What the directory says; null: nothing.</param>
    /// <param name="withEmail">Who has a work email here.</param>
    /// <returns>Null: nothing is different.</returns>
    public static PersonChange? Of(
        Person person, IReadOnlyList<Sighting> sightings, DirectoryEntry? entry, Func<string, PersonId?> withEmail)
    {
        if (entry is { IsEnabled: false } || (sightings.Count > 0 && sightings.All(s => s.IsGone)))
            return new PersonChange(person, person, HasLeft: true);
        var there = sightings.Where(s => s.IsThere).ToList();
        var managerEmail = entry is null ? person.ManagerEmail : Profile.EmailOf(entry.ManagerEmail?.ToLowerInvariant());
        var after = person with
        {
            DisplayName = Kept(person.DisplayName, there.Select(s => s.Name).Where(n => !string.IsNullOrWhiteSpace(n)))
                ?? person.DisplayName,
            WorkEmail = Kept(person.WorkEmail, there.Where(s => s is { IsEmailVerified: true }).Select(s => s.Email)),
            Zone = Kept(
                person.Zone,
                there.Select(s => s.Zone).Where(z => z is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(z) is not null)
            ) ?? person.Zone,
            Locale = Kept(person.Locale, there.Select(s => s.Locale)) ?? person.Locale,
            IsGuest = there.Count > 0 ? there.All(s => s.IsGuest) : person.IsGuest,
            ManagerEmail = managerEmail,
            ManagerPersonId =
                managerEmail is null ? null
                : withEmail(managerEmail) is { } manager && manager != person.Id ? manager
                : null,
            Department = entry?.Department is { } department ? Profile.NameOf(department) : person.Department,
            Seniority = entry?.Seniority ?? person.Seniority,
        };
        return after == person ? null : new PersonChange(person, after, HasLeft: false);
    }

    /// <summary>
    /// What we know, as long as one account still says so; else what the first one says. Two accounts that differ never swap night by
    /// night.
    /// </summary>
    private static string? Kept(string? known, IEnumerable<string?> said)
    {
        var all = said.Where(s => !string.IsNullOrEmpty(s)).ToList();
        return all.Count == 0 || all.Contains(known) ? known : all[0];
    }
}

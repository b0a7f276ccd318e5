namespace ChatOps.People;

/// <summary>One employee, whatever accounts they have.</summary>
internal sealed record Person
{
    public required PersonId Id { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Verified work email in lower case, or null while no channel vouches for one.</summary>
    public string? WorkEmail { get; init; }

    /// <summary>IANA zone id. The program's or UTC until a channel or the member says.</summary>
    public string Zone { get; init; } = "Etc/UTC";

    /// <summary>BCP 47 tag: <c>en</c>, <c>de</c>.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>ISO day numbers, Monday = 1: <c>12345</c>.</summary>
    public string WorkDays { get; init; } = "12345";

    /// <summary>Minutes after local midnight.</summary>
    public int WorkFrom { get; init; } = 9 * 60;

    public int WorkUntil { get; init; } = 17 * 60;

    public string? Department { get; init; }

    /// <summary>Whom they report to, where that is a person we know.</summary>
    public PersonId? ManagerPersonId { get; init; }

    /// <summary>Their manager's work email in lower case, as the directory gave it; null while no directory says.</summary>
    public string? ManagerEmail { get; init; }

    /// <summary>Grows with the level; null while no directory says.</summary>
    public int? Seniority { get; init; }

    /// <summary>A guest of the workspace or tenant, not an employee.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Leave and public holidays; written by joining, never by <c>Save</c>.</summary>
    public DaysOff DaysOff { get; init; } = DaysOff.None;

    /// <summary>The account that messages go to.</summary>
    public AccountId? PreferredAccount { get; init; }

    /// <summary>The member switched quiet hours off: partner's copies may arrive outside the working day.</summary>
    public bool AllowsOutsideHours { get; init; }

    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;

    /// <summary>The first word of the display name, as the cards use it.</summary>
    public string FirstName => DisplayName.Split(' ', 2)[0];

    public bool WorksOn(IsoDayOfWeek day) => WorkDays.Contains((char)('0' + (int)day));

    /// <summary>A day of their working week that is not a day off.</summary>
    public bool WorksOn(LocalDate day) => WorksOn(day.DayOfWeek) && !DaysOff.IsOff(day);

    /// <summary>Never the name.</summary>
    public override string ToString() => Id.Value;
}

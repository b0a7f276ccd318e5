using ChatOps.People;

namespace ChatOps.Demo;

/// <summary>A sample person, and how their channel would describe them.</summary>
/// <param name="Key">Their address on the desk, and their user id on the channel: lower-case letters.</param>
/// <param name="Name">Plainly a sample.</param>
/// <param name="Channel">Where they work.</param>
/// <param name="Zone">IANA zone id.</param>
/// <param name="Locale">BCP 47 tag.</param>
/// <param name="Department">Empty for who is no member.</param>
internal sealed record DemoPerson(string Key, string Name, Channel Channel, string Zone, string Locale, string Department)
{
    /// <summary>The tenant and workspace of every sample account. No vendor gives such an id.</summary>
    public const string Tenant = "demo";

    public string Email => $"{Key}@sample.example";

    /// <summary>ISO day numbers, Monday = 1.</summary>
    public string WorkDays { get; init; } = "12345";

    /// <summary>Whoever tries the demo at night sees the first pairs' messages at once; the others keep their quiet hours.</summary>
    public bool AllowsOutsideHours { get; init; }

    public bool IsMember => Department.Length > 0;

    /// <summary>Not in the program yet.</summary>
    public bool IsNewcomer { get; init; }

    public AccountKey Account => new(Channel, Tenant, Key);

    public Profile Profile => new(Name, Email, IsEmailVerified: true, Zone, Locale, IsDeactivated: false);
}

using System.Collections.Frozen;
using ChatOps.People;

namespace ChatOps.Demo;

/// <summary>
/// Everybody in the demo, and nobody who exists: 24 members in departments of 12, 8 and 4, their moderator, and two who are not in the
/// program yet. In the open round neighbours are partners, most of them across channels.
/// </summary>
internal static class DemoPeople
{
    private const string Berlin = "Europe/Berlin";
    private const string Lisbon = "Europe/Lisbon";
    private const string NewYork = "America/New_York";
    private const string Kolkata = "Asia/Kolkata";

    public static readonly DemoPerson Moderator = new("zoe", "Zoe Moderator", Channel.Teams, Berlin, "en", "")
    {
        AllowsOutsideHours = true,
    };

    public static readonly IReadOnlyList<DemoPerson> Members =
    [
        Teams("ana", "Ana Sample", Berlin, "en", Engineering) with { AllowsOutsideHours = true },
        Slack("ben", "Ben Example", Lisbon, "en", Engineering) with { AllowsOutsideHours = true },
        Teams("clara", "Clara Muster", Berlin, "de", Engineering) with { AllowsOutsideHours = true },
        Slack("dev", "Dev Specimen", Kolkata, "en", Engineering) with { AllowsOutsideHours = true },
        Teams("eli", "Eli Pretend", NewYork, "en", Engineering) with { AllowsOutsideHours = true },
        Slack("fay", "Fay Fiction", NewYork, "en", Engineering) with { AllowsOutsideHours = true },
        Slack("gita", "Gita Sample", Kolkata, "en", Engineering) with { AllowsOutsideHours = true },
        Slack("hugo", "Hugo Beispiel", Berlin, "de", Engineering) with { AllowsOutsideHours = true },
        Teams("ines", "Ines Example", Lisbon, "en", Engineering),
        Slack("jonas", "Jonas Muster", Berlin, "de", Engineering),
        Teams("kim", "Kim Pretend", NewYork, "en", Engineering) with { WorkDays = "1234" },
        Slack("lara", "Lara Invented", Lisbon, "en", Engineering),
        Teams("milo", "Milo Sample", Berlin, "en", Operations),
        Slack("nora", "Nora Beispiel", Berlin, "de", Operations) with { WorkDays = "2345" },
        Teams("omar", "Omar Example", Lisbon, "en", Operations),
        Teams("pia", "Pia Muster", Berlin, "de", Operations),
        Slack("quinn", "Quinn Fiction", NewYork, "en", Operations),
        Slack("rosa", "Rosa Specimen", Lisbon, "en", Operations),
        Teams("sami", "Sami Pretend", Berlin, "en", Operations),
        Slack("tara", "Tara Invented", Kolkata, "en", Operations),
        Teams("uma", "Uma Sample", Kolkata, "en", Legal),
        Slack("vera", "Vera Beispiel", Berlin, "de", Legal),
        Teams("will", "Will Fiction", NewYork, "en", Legal),
        Slack("xena", "Xena Example", Lisbon, "en", Legal),
    ];

    /// <summary>One who waits for the moderator's answer, and one who is invited.</summary>
    public static readonly IReadOnlyList<DemoPerson> Newcomers =
    [
        new("yann", "Yann Invented", Channel.Slack, Lisbon, "en", "") { IsNewcomer = true, AllowsOutsideHours = true },
        new("ada", "Ada Muster", Channel.Teams, Berlin, "en", "") { IsNewcomer = true, AllowsOutsideHours = true },
    ];

    public static readonly IReadOnlyList<DemoPerson> All = [.. Members, .. Newcomers, Moderator];

    private const string Engineering = "Engineering";
    private const string Operations = "Operations";
    private const string Legal = "Legal";

    private static readonly FrozenDictionary<string, DemoPerson> ByKey = All.ToFrozenDictionary(p => p.Key);

    public static DemoPerson? Find(string key) => ByKey.GetValueOrDefault(key);

    private static DemoPerson Teams(string key, string name, string zone, string locale, string department) =>
        new(key, name, Channel.Teams, zone, locale, department);

    private static DemoPerson Slack(string key, string name, string zone, string locale, string department) =>
        new(key, name, Channel.Slack, zone, locale, department);
}

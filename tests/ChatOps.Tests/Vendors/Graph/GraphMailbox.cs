using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>A user of the tenant with a calendar, or without one.</summary>
internal sealed class GraphMailbox
{
    public required string Id { get; init; }

    public required string Address { get; init; }

    public string Name { get; set; } = "Somebody";

    public bool HasCalendar { get; set; } = true;

    /// <summary>Its times can't be told now, for this reason.</summary>
    public string? ScheduleFault { get; set; }

    /// <summary>The administrator's scope does not reach it.</summary>
    public bool IsOutOfScope { get; set; }

    /// <summary>Permissions that the application lacks: <c>Calendars.ReadWrite</c>, <c>MailboxSettings.Read</c>.</summary>
    public HashSet<string> Denied { get; } = [];

    public bool IsEnabled { get; set; } = true;

    public string? Department { get; set; }

    public string? ManagerId { get; set; }

    public string Zone { get; set; } = "Europe/Berlin";

    public string WorkFrom { get; set; } = "09:00:00.0000000";

    public string WorkUntil { get; set; } = "17:00:00.0000000";

    public string[] WorkDays { get; set; } = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    /// <summary>What else stands in the calendar, with a subject that nobody but its owner may see.</summary>
    public List<(Instant From, Instant To, string Status)> Busy { get; } = [];

    public const string SecretSubject = "Biopsy result, do not tell";

    /// <summary>What changed, in order: event id, and whether it went.</summary>
    public List<(string EventId, bool IsGone)> Changes { get; } = [];

    public JsonObject Settings() => new()
    {
        ["timeZone"] = Zone,
        ["language"] = new JsonObject { ["locale"] = "en-US", ["displayName"] = "English" },
        ["workingHours"] = WorkingHours(),
    };

    public JsonObject WorkingHours() => new()
    {
        ["daysOfWeek"] = new JsonArray([.. WorkDays.Select(d => (JsonNode)d)]),
        ["startTime"] = WorkFrom,
        ["endTime"] = WorkUntil,
        ["timeZone"] = new JsonObject { ["name"] = Zone },
    };

    public JsonObject User() => new()
    {
        ["id"] = Id,
        ["displayName"] = Name,
        ["mail"] = Address,
        ["userPrincipalName"] = Address,
        ["accountEnabled"] = IsEnabled,
        ["department"] = Department,
        ["userType"] = "Member",
    };
}

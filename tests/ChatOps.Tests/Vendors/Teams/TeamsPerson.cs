using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>Somebody with Teams, as the roster knows them.</summary>
internal sealed record TeamsPerson(string Name, string ObjectId)
{
    public string Email { get; init; } = $"{Name.Split(' ')[0]}@contoso.example";
    public string Tenant { get; init; } = FakeTeams.TenantId;
    public string? UserPrincipalName { get; init; } = $"{Name.Split(' ')[0]}@contoso.example";
    public string? UserRole { get; init; } = "user";
    public string Zone { get; init; } = "Europe/Berlin";
    public string Locale { get; init; } = "en-US";
    public bool IsInstalled { get; set; } = true;

    /// <summary>The id by which this bot knows them.</summary>
    public string ConnectorId => $"29:1{ObjectId}";

    /// <summary>Their chat with the bot.</summary>
    public string Conversation => $"a:1{ObjectId}";

    public static TeamsPerson Named(string name) => new(name, Guid.NewGuid().ToString());

    public bool Is(string? id) => id == ConnectorId || id == ObjectId;

    public JsonObject Roster() => new()
    {
        ["id"] = ConnectorId,
        ["name"] = Name,
        ["objectId"] = ObjectId,
        ["aadObjectId"] = ObjectId,
        ["email"] = Email,
        ["userPrincipalName"] = UserPrincipalName,
        ["tenantId"] = Tenant,
        ["userRole"] = UserRole,
    };
}

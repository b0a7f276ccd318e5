using ChatOps.Benchmarks.Stage;
using ChatOps.People;

namespace ChatOps.Benchmarks;

/// <summary>Who has a turn in <c>check-in</c>.</summary>
/// <param name="Name">As <c>--only</c> has it.</param>
/// <param name="Title">As the table has it.</param>
/// <param name="Channel">Whose submits it takes.</param>
/// <param name="Issuer">Who signed the tokens that come with them; null: none come, and none is asked for. Slack signs each request
/// instead.</param>
/// <param name="Program">The peer's file in <c>peer/</c>; null when it is ours.</param>
internal sealed record Side(string Name, string Title, Channel Channel, string? Issuer = null, string? Program = null)
{
    public const string Ours = "ours";
    public const string Floor = "floor";
    public const string Bolt = "peer";
    public const string Teams = "teams";
    public const string TeamsOpen = "teams-open";

    public static readonly IReadOnlyList<Side> All =
    [
        new(Ours, "ChatOps, Slack", Channel.Slack),
        new(Floor, "its statements alone", Channel.Slack),
        new(Bolt, "@slack/bolt, durable", Channel.Slack, Program: "app.js"),
        new(Teams, "ChatOps, Teams, tokens checked", Channel.Teams, Vendors.BotService),
        new("teams-apps", "@microsoft/teams.apps, durable, tokens checked", Channel.Teams, Vendors.BotService, "teams-apps.js"),
        new("agents", "@microsoft/agents-hosting, durable, tokens checked", Channel.Teams, Vendors.Entra, "agents-hosting.js"),
        new(TeamsOpen, "ChatOps, Teams, no tokens", Channel.Teams),
        new("teams-apps-open", "@microsoft/teams.apps, durable, no tokens", Channel.Teams, Program: "teams-apps.js"),
        new("agents-open", "@microsoft/agents-hosting, durable, no tokens", Channel.Teams, Program: "agents-hosting.js"),
    ];

    public static Side Of(string name) => All.Single(s => s.Name == name);

    /// <summary>Takes what Teams sends, without a token.</summary>
    public bool IsOpen => Channel == Channel.Teams && Issuer is null;
}

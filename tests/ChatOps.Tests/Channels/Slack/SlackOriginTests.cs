using System.Text;
using System.Text.Json.Serialization.Metadata;
using ChatOps.Channels.Slack.Reading;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>The shapes in which Slack says where somebody is.</summary>
public sealed class SlackOriginTests
{
    /// <summary>What arrives; the workspaces in the order in which they count; the organisation; who.</summary>
    public static TheoryData<string, string, string?, string?> Interactions => new()
    {
        // One workspace.
        {
            """
            {"type":"block_actions","team":{"id":"T1"},"enterprise":null,"user":{"id":"U1","team_id":"T1"}}
            """,
            "T1", null, "U1"
        },
        {
            """
            {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},
            "view":{"team_id":"T1","app_installed_team_id":"T1"}}
            """,
            "T1", null, "U1"
        },
        { """{"type":"shortcut","team":{"id":"T1","enterprise_id":"E1"},"user":{"id":"W1"}}""", "T1", "E1", "W1" },
        { """{"type":"block_suggestion","team":{"id":"T1"},"user":{"id":"U1"},"value":"x"}""", "T1", null, "U1" },
        // A whole organisation.
        {
            """
            {"type":"block_actions","team":null,"enterprise":{"id":"E1"},"is_enterprise_install":true,
            "user":{"id":"U1","team_id":"T2"}}
            """,
            "T2", "E1", "U1"
        },
        {
            """
            {"type":"view_submission","team":null,"user":{"id":"U1","team_id":"T2"},"view":{"app_installed_team_id":"E1"}}
            """,
            "T2", "E1", "U1"
        },
        {
            """
            {"type":"view_closed","team":null,"enterprise":{"id":"E1"},"user":{"id":"U1","team_id":"T2"},
            "view":{"team_id":"T2","app_installed_team_id":"E1"}}
            """,
            "T2", "E1", "U1"
        },
        { """{"type":"block_actions","team":{"id":"E1"},"user":{"id":"U1"}}""", "", "E1", "U1" },
        // Slack Connect: a modal of ours, opened by somebody of another workspace; and their button on our message.
        {
            """
            {"type":"view_submission","team":{"id":"T9"},"user":{"id":"U9","team_id":"T9"},
            "view":{"app_installed_team_id":"T1"}}
            """,
            "T1,T9", null, "U9"
        },
        {
            """
            {"type":"block_actions","team":{"id":"T9"},"message":{"team":"T1"},"user":{"id":"U9","team_id":"T9"}}
            """,
            "T9,T1", null, "U9"
        },
        // Less than there should be, and more.
        { """{"type":"block_actions","user":{"id":"U1","team_id":"T1"},"team":"T1"}""", "", null, null },
        { """{"type":"block_actions","user":{"id":"U1","team_id":{"id":"T1"}}}""", "", null, "U1" },
        { """{"type":"view_submission","view":{}}""", "", null, null },
    };

    public static TheoryData<string, string, string?, string?> Events => new()
    {
        {
            """
            {"team_id":"T1","authorizations":[{"team_id":"T1","is_bot":true}],"event":{"user":"U1","team":"T1"}}
            """,
            "T1", null, "U1"
        },
        { """{"team_id":"T1","event":{"user":"U1"}}""", "T1", null, "U1" },
        // A whole organisation.
        {
            """
            {"team_id":"T2","enterprise_id":"E1",
            "authorizations":[{"enterprise_id":"E1","team_id":null,"is_bot":true,"is_enterprise_install":true}],
            "event":{"user":"U1"}}
            """,
            "T2", "E1", "U1"
        },
        {
            """
            {"team_id":"E1","authorizations":[{"enterprise_id":"E1","team_id":"E1","is_bot":true}],
            "event":{"user":"U1","user_team":"T2"}}
            """,
            "T2", "E1", "U1"
        },
        // Slack Connect: the event comes with the other's team, for our install.
        {
            """
            {"team_id":"T9","context_team_id":"T1","is_ext_shared_channel":true,
            "authorizations":[{"team_id":"T1","is_bot":true}],"event":{"user":"U9","user_team":"T9"}}
            """,
            "T1,T9", null, "U9"
        },
        {
            """
            {"team_id":"T9","context_team_id":"T1","is_ext_shared_channel":true,"event":{"user":"U9","team":"T9"}}
            """,
            "T1,T9", null, "U9"
        },
        // An edit, a deletion.
        { """{"team_id":"T1","event":{"message":{"user":"U1"},"previous_message":{"user":"U1"}}}""", "T1", null, "U1" },
        { """{"team_id":"T1","event":{"previous_message":{"user":"U1"}}}""", "T1", null, "U1" },
    };

    [Theory]
    [MemberData(nameof(Interactions))]
    public void an_interaction(string payload, string teams, string? enterprise, string? user) =>
        Check(SlackOrigin.Of(Read(payload, SlackJson.Default.SlackInteraction)), teams, enterprise, user);

    [Theory]
    [MemberData(nameof(Events))]
    public void an_event(string payload, string teams, string? enterprise, string? user) =>
        Check(SlackOrigin.Of(Read(payload, SlackJson.Default.SlackEnvelope)), teams, enterprise, user);

    [Theory]
    [InlineData("team_id=T1&user_id=U1", "T1", null)]
    [InlineData("team_id=T1&enterprise_id=E1&is_enterprise_install=true&user_id=U1", "T1", "E1")]
    [InlineData("team_id=E1&user_id=U1", "", "E1")]
    public void a_command(string form, string teams, string? enterprise) =>
        Check(SlackOrigin.Of(SlackCommand.Read(Encoding.UTF8.GetBytes(form))), teams, enterprise, "U1");

    private static T Read<T>(string payload, JsonTypeInfo<T> type) where T : class, new() =>
        SlackReading.Read(Encoding.UTF8.GetBytes(payload), type)!;

    private static void Check(SlackOrigin origin, string teams, string? enterprise, string? user)
    {
        string.Join(',', origin.Teams).ShouldBe(teams);
        (origin.Enterprise, origin.User).ShouldBe((enterprise, user));
    }
}

namespace ChatOps.Channels.Slack.Reading;

/// <summary>The form of <c>POST /slack/commands</c>: only what we read.</summary>
/// <remarks>https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling</remarks>
internal sealed record SlackCommand(
    string Team,
    string? Enterprise,
    string User,
    string? UserName,
    string? Conversation,
    string? Text,
    string? Trigger,
    string? ResponseUrl)
{
    public static SlackCommand Read(ReadOnlySpan<byte> form) => new(
        SlackForm.Text(form, "team_id"u8) ?? "",
        SlackForm.Text(form, "enterprise_id"u8),
        SlackForm.Text(form, "user_id"u8) ?? "",
        SlackForm.Text(form, "user_name"u8),
        SlackForm.Text(form, "channel_id"u8),
        SlackForm.Text(form, "text"u8),
        SlackForm.Text(form, "trigger_id"u8),
        SlackForm.Text(form, "response_url"u8));

    /// <summary>Never the text.</summary>
    public override string ToString() => "(command)";
}

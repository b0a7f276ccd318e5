namespace ChatOps.People;

/// <summary>How a channel and an account's state are written in tables.</summary>
internal static class AccountText
{
    public static string Of(Channel channel) => channel == ChatOps.People.Channel.Slack ? "slack" : "teams";

    public static Channel Channel(string text) => text == "slack" ? ChatOps.People.Channel.Slack : ChatOps.People.Channel.Teams;

    public static string Of(AccountState state) => state switch
    {
        AccountState.Active => "active",
        AccountState.NotInstalled => "not_installed",
        AccountState.Blocked => "blocked",
        AccountState.Deactivated => "deactivated",
        AccountState.Revoked => "revoked",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static AccountState State(string text) => text switch
    {
        "active" => AccountState.Active,
        "not_installed" => AccountState.NotInstalled,
        "blocked" => AccountState.Blocked,
        "deactivated" => AccountState.Deactivated,
        "revoked" => AccountState.Revoked,
        _ => throw new ArgumentOutOfRangeException(nameof(text)),
    };
}

using System.Text.Json;
using ChatOps.Cards;
using ChatOps.People;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>What an event tells. Pure.</summary>
/// <remarks>https://docs.slack.dev/apis/events-api</remarks>
internal abstract record SlackHappening
{
    /// <summary>Somebody wrote to the bot or opened its Home tab.</summary>
    internal sealed record Visited(Inbound Inbound) : SlackHappening;

    /// <summary>The app may not act in this workspace any more. An event older than the present install is about the one before.</summary>
    internal sealed record Uninstalled(string Team, string Enterprise, string Code, Instant At) : SlackHappening;

    /// <summary>Nothing for us: our own messages, edits, kinds that we don't know.</summary>
    internal sealed record Ignored : SlackHappening;

    public static readonly SlackHappening None = new Ignored();

    /// <summary>The last second of the year 9999.</summary>
    private const long Latest = 253_402_300_799;

    /// <summary>The code of an install whose token was revoked.</summary>
    public const string TokensRevoked = "tokens_revoked";

    /// <summary>
    /// What a person wrote, plainly, with files, or in a thread and to the chat at once. Slack's other notes about a message are none.
    /// </summary>
    private static readonly string?[] Written = [null, "", "file_share", "thread_broadcast", "me_message"];

    public static SlackHappening Of(SlackEnvelope envelope, KnownNames? names = null) =>
        envelope switch
        {
            { Type: not "event_callback" } => None,
            { Event.Type: "app_uninstalled" } or { Event: { Type: TokensRevoked, Tokens.Bot.Count: > 0 } } => Gone(
                envelope, envelope.Event.Type),
            { TeamId: null or "" } or { EventId: null or "" } => None,
            { Event: { Type: "message", BotId: null or "", User.Length: > 0 } said }
                when Written.Contains(said.Subtype) && IsDirect(said) && !IsOwn(envelope, said.User) =>
                    Wrote(envelope, said, names ?? OnlyBots(envelope)),
            { Event: { Type: "message", Subtype: "message_changed" or "message_deleted" } changed } when IsDirect(changed) =>
                Changed(envelope, changed, names ?? OnlyBots(envelope)),
            { Event: { Type: "app_home_opened", Tab: "home", User.Length: > 0 } opened } => Opened(envelope, opened, "home.opened"),
            { Event: { Type: "app_home_opened", Tab: "messages", User.Length: > 0 } opened } => Opened(envelope, opened, "chat.opened"),
            _ => None,
        };

    /// <summary>The bots that the event is for: who writes to one may mention it.</summary>
    public static IEnumerable<string> BotsOf(SlackEnvelope envelope) =>
        envelope.Authorizations?.Where(a => a is { IsBot: true }).Select(a => a.UserId).OfType<string>().Distinct() ?? [];

    private static KnownNames OnlyBots(SlackEnvelope envelope) =>
        KnownNames.None with { People = BotsOf(envelope).ToDictionary(bot => bot, _ => "") };

    private static Visited Wrote(SlackEnvelope envelope, SlackEvent said, KnownNames names) =>
        new(new Inbound(AccountOf(envelope, said), "", "", Fields.None, DeliveryId(envelope))
        {
            Text = TextOf(said, names),
            TypedId = TypedId(said.Channel, said.Ts),
            Mentioned =
            [
                .. SlackText.Mentioned(said.Text, names, said.Blocks?.GetRawText())
                    .Select(id => new AccountKey(Channel.Slack, envelope.TeamId!, id)),
            ],
            HasFiles = HasFiles(said),
            Sender = new Sender { Conversation = said.Channel },
            // Slack once delivered the same message again under a new event id.
            BusinessKey = $"slack:{envelope.TeamId}:{said.Channel}:{said.Ts}:{said.Type}",
        });

    /// <summary>
    /// Somebody's own message was edited or deleted. Slack tells of a change, too, when it shows a preview of an address, and of ours: then
    /// what can be read stays the same, or it is nobody's. A message that others answered in a thread leaves a tombstone.
    /// </summary>
    /// <remarks>https://docs.slack.dev/reference/events/message/message_changed</remarks>
    private static SlackHappening Changed(SlackEnvelope envelope, SlackEvent changed, KnownNames names)
    {
        var (was, present) = (changed.PreviousMessage, changed.Message);
        var isDeleted = changed.Subtype == "message_deleted" || present is { Subtype: "tombstone" };
        var (author, ts) = isDeleted ? (was, changed.DeletedTs ?? present?.Ts ?? was?.Ts) : (present, present?.Ts);
        if (
            author is not { BotId: null or "", User: { Length: > 0 } user } || string.IsNullOrEmpty(ts)
            || !Written.Contains(author.Subtype) || IsOwn(envelope, user))
            return None;
        if (!isDeleted && was is not null && TextOf(was, names) == TextOf(author, names))
            return None;
        return new Visited(
            new Inbound(AccountOf(envelope, author), isDeleted ? Verbs.Deleted : Verbs.Edited, "", Fields.None, DeliveryId(envelope))
            {
                Text = isDeleted ? null : TextOf(author, names),
                TypedId = TypedId(changed.Channel, ts),
                Sender = new Sender { Conversation = changed.Channel },
                BusinessKey = $"slack:{envelope.TeamId}:{changed.Channel}:{changed.Ts}:{changed.Subtype}",
            });
    }

    /// <summary>Files, or a message of others that was shared with it. A preview of an address is neither.</summary>
    private static bool HasFiles(SlackEvent said) =>
        (said.Files is { ValueKind: JsonValueKind.Array } files && files.GetArrayLength() > 0)
        || (said.Attachments is { ValueKind: JsonValueKind.Array } beside && beside.EnumerateArray().Any(IsShared));

    private static bool IsShared(JsonElement attachment) =>
        attachment.ValueKind == JsonValueKind.Object && attachment.TryGetProperty("is_share", out var isShare)
        && isShare.ValueKind == JsonValueKind.True;

    private static string TextOf(SlackEvent said, KnownNames names) =>
        RichText.Whole(said.Text, said.Blocks, names);

    /// <summary>A message's time is its name in its conversation, and conversations have names of their own in all workspaces.</summary>
    private static string? TypedId(string? conversation, string? ts) =>
        string.IsNullOrEmpty(conversation) || string.IsNullOrEmpty(ts) ? null : $"slack:{conversation}:{ts}";

    private static Visited Opened(SlackEnvelope envelope, SlackEvent opened, string action) =>
        new(new Inbound(AccountOf(envelope, opened), action, "", Fields.None, DeliveryId(envelope)));

    /// <summary>With the install of a whole organisation there may be no workspace.</summary>
    private static SlackHappening Gone(SlackEnvelope envelope, string code)
    {
        var origin = SlackOrigin.Of(envelope);
        // Where an event says that it is about one workspace's install, its organisation's own stays.
        var isOfOneTeam = envelope.Authorizations?.Any(a => a is { IsEnterpriseInstall: false }) == true;
        var (team, enterprise) = (origin.Teams is [var first, ..] ? first : origin.Enterprise, isOfOneTeam ? null : origin.Enterprise);
        return team is null ? None : new Uninstalled(team, enterprise ?? "", code, MomentOf(envelope));
    }

    /// <summary>Without its time it is about the install that stands.</summary>
    private static Instant MomentOf(SlackEnvelope envelope) =>
        Instant.FromUnixTimeSeconds(envelope.EventTime is > 0 and < Latest and var seconds ? seconds : Latest);

    private static bool IsDirect(SlackEvent said) => said.ChannelType == "im" || (said is { ChannelType: null or "", Channel: ['D', ..] });

    private static bool IsOwn(SlackEnvelope envelope, string user) =>
        BotsOf(envelope).Contains(user);

    private static AccountKey AccountOf(SlackEnvelope envelope, SlackEvent happened) =>
        new(Channel.Slack, envelope.TeamId!, happened.User!);

    private static string DeliveryId(SlackEnvelope envelope) => $"slack:{envelope.TeamId}:{envelope.EventId}";
}

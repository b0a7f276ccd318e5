using System.Diagnostics.CodeAnalysis;
using ChatOps.Cards;
using ChatOps.Channels.Teams.Typed;
using ChatOps.People;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ChatOps.Channels.Teams;

/// <summary>Activity to <see cref="Inbound"/>. Pure; from here on nothing knows Teams.</summary>
internal static class TeamsInbound
{
    public static Reading Read(Activity activity) => activity.Type switch
    {
        "message" => Message(activity),
        "messageUpdate" => Typed(activity, Verbs.Edited),
        "messageDelete" => Typed(activity, Verbs.Deleted),
        "invoke" => Invoke(activity),
        "installationUpdate" => Installation(activity, activity.Action switch
        {
            "add" => "channel.installed",
            // A new version of the app takes the one before away: that is not somebody who leaves.
            "add-upgrade" => "channel.upgraded",
            "remove" => "channel.removed",
            _ => null,
        }),
        "conversationUpdate" => Installation(activity,
            NamesTheBot(activity, activity.MembersAdded) ? "channel.installed"
            : NamesTheBot(activity, activity.MembersRemoved) ? "channel.removed"
            : null),
        _ => Reading.Passed,
    };

    /// <summary>A typed message, or a pressed <c>Action.Submit</c>: then the inputs are in its value and there is no text.</summary>
    private static Reading Message(Activity activity)
    {
        // Some buttons of other apps type for the person, and send a value beside the text.
        if (activity.Value is not JObject || (SubmittedValue.ActionOf(activity.Value) is null && activity.Text is { Length: > 0 }))
            return Typed(activity, "");
        return Gesture(activity, SubmittedValue.ActionOf(activity.Value), activity.Value, ReadingKind.Submit);
    }

    /// <summary>
    /// Written (no action), edited (also: undeleted, which brings the text back), or deleted: the activity's id is the message's each time.
    /// </summary>
    /// <remarks>
    /// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#update-message
    /// </remarks>
    private static Reading Typed(Activity activity, string action) =>
        Gesture(activity, action, null, ReadingKind.Message) is Reading.Gesture { Inbound: { } typed } gesture
            ? gesture with
            {
                Inbound = typed with
                {
                    Text = action == Verbs.Deleted ? null : WireText.Clean(ActivityText.Of(activity)),
                    TypedId = WireText.IsId(activity.Id) ? $"teams:{activity.Conversation!.Id}:{activity.Id}" : null,
                    HasFiles = ActivityText.HasFiles(activity),
                    Mentioned = [.. ActivityText.Mentioned(activity).Where(WireText.IsId).Select(id => typed.Account with { UserId = id })],
                },
            }
            : Reading.Passed;

    private static Reading Invoke(Activity activity) =>
        activity.Name switch
        {
            "adaptiveCard/action" when LooseJson.Member(activity.Value, "action") is { } action => Gesture(
                activity,
                LooseJson.Text(action, "verb") ?? LooseJson.Text(action, "data", "action"),
                LooseJson.Member(action, "data"),
                ReadingKind.Card),
            "task/fetch" or "task/submit" when LooseJson.Member(activity.Value, "data") is { } data => Gesture(
                activity, SubmittedValue.ActionOf(data), data, ReadingKind.Dialog),
            "adaptiveCard/action" or "task/fetch" or "task/submit" => Reading.Malformed,
            _ => new Reading.UnknownInvoke(),
        };

    /// <summary>
    /// Only the personal chat counts: there somebody's reachability changes. In a team the bot coming and going is harmless, because
    /// every message to a person goes to their own chat.
    /// </summary>
    private static Reading Installation(Activity activity, string? action) =>
        activity.IsPersonal() && action is not null ? Gesture(activity, action, null, ReadingKind.Message) : Reading.Passed;

    private static bool NamesTheBot(Activity activity, IList<ChannelAccount>? members) =>
        activity.Recipient?.Id is { } bot && members?.Any(m => m.Id == bot) is true;

    private static Reading Gesture(Activity activity, string? action, object? data, ReadingKind kind)
    {
        var (subject, fields) = (SubmittedValue.SubjectOf(data), SubmittedValue.FieldsOf(data));
        if (action is null || kind is ReadingKind.Dialog && !IsOurs(action, subject, fields))
            return kind is ReadingKind.Submit ? Reading.Passed : Reading.Malformed;
        if (!IsOurs(action, subject, fields))
            (action, subject, fields) = (Inbound.UnknownAction, "", Fields.None);
        if (activity is not { Conversation.Id: { } conversation, From.AadObjectId: { } user } || activity.Tenant() is not { } tenant
            || !WireText.IsId(conversation) || !WireText.IsId(user) || !WireText.IsId(tenant))
            return activity.IsInvoke() ? Reading.Malformed : Reading.Passed;

        return new Reading.Gesture(
            new Inbound(
                new AccountKey(Channel.Teams, tenant, user), action, subject, fields, DeliveryId.Of(activity, tenant, conversation, action))
            {
                Sender = SenderOf(activity, conversation),
                Place = activity.IsPersonal() ? null : ThreadRoot(conversation),
                IsAnsweredAtOnce = kind is ReadingKind.Card or ReadingKind.Dialog,
            },
            kind);
    }

    private static bool IsOurs(string action, string subject, [NotNullWhen(true)] Fields? fields) =>
        IsAction(action) && (subject.Length == 0 || WireText.IsId(subject)) && fields is not null;

    private static bool IsAction(string action) =>
        action.Length <= 100 && action.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':');

    private static Sender SenderOf(Activity activity, string conversation)
    {
        var client = activity.Entities?.FirstOrDefault(e => e.Type == "clientInfo")?.Properties;
        return new Sender(
            activity.From?.Name is { } name ? WireText.Clean(name) : null,
            (activity.Locale ?? LooseJson.Text(client, "locale")) is { Length: <= 35 } locale
            && locale.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')
                ? locale
                : null,
            (activity.LocalTimezone ?? LooseJson.Text(client, "timezone")) is { } zone
            && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null
                ? zone
                : null)
        {
            Conversation = activity.IsPersonal() ? conversation : null,
            ServiceUrl = activity.ServiceUrl,
            ConnectorId = WireText.IsId(activity.From?.Id) ? activity.From!.Id : null,
        };
    }

    /// <summary>A thread's id is the channel's with <c>;messageid=</c> behind it.</summary>
    private static string ThreadRoot(string conversation) => conversation.Split(";messageid=", 2)[0];
}

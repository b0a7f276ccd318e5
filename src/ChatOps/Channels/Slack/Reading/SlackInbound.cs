using System.Text.Json;
using ChatOps.Cards;
using ChatOps.People;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>Interaction payloads to gestures. Pure. Null: nothing that anybody waits for, acknowledged and ignored.</summary>
internal static class SlackInbound
{
    /// <param name="payload">What Slack posted.</param>
    /// <param name="secret">The signing secret.</param>
    public static SlackGesture? Of(SlackInteraction payload, ReadOnlySpan<byte> secret) =>
        (payload.Type, TeamOf(payload), payload.User?.Id) switch
        {
            (_, null or "", _) or (_, _, null or "") => null,
            ("block_actions", var team, var user) => Pressed(payload, new AccountKey(Channel.Slack, team, user)),
            ("view_submission", var team, var user) => HandedIn(payload, new AccountKey(Channel.Slack, team, user), secret),
            ("shortcut" or "message_action", var team, var user) => CalledUp(payload, new AccountKey(Channel.Slack, team, user)),
            _ => null,
        };

    /// <summary>A slash command: its text is read by the dispatcher, as a typed message is.</summary>
    public static SlackGesture? Of(SlackCommand command, KnownNames? names = null) =>
        command.Team.Length == 0 || command.User.Length == 0
            ? null
            : new SlackGesture(
                new Inbound(
                    new AccountKey(Channel.Slack, command.Team, command.User),
                    "",
                    "",
                    Fields.None,
                    Id(command.Team, command.Trigger, "command"))
                {
                    Text = SlackText.Plain(command.Text, names),
                    Mentioned =
                        [.. SlackText.Mentioned(command.Text, names).Select(id => new AccountKey(Channel.Slack, command.Team, id))],
                    Sender = new Sender(Handle(command.UserName)),
                    Place = PlaceOf(command.Conversation),
                    IsAnsweredAtOnce = true,
                },
                SlackSurface.Command)
            {
                Trigger = command.Trigger,
                ResponseUrl = command.ResponseUrl,
                Conversation = command.Conversation,
            };

    private static string? TeamOf(SlackInteraction payload) => SlackOrigin.Of(payload).Teams is [var team, ..] ? team : payload.Team?.Id;

    private static SlackGesture? Pressed(SlackInteraction payload, AccountKey account)
    {
        if (payload.Actions is not [var press, ..] || Meant(press, payload.View) is not var (action, subject))
            return null;
        var surface = SurfaceOf(payload);
        var place = surface is SlackSurface.Modal or SlackSurface.Home
            ? payload.View?.Id
            : payload.Message?.Ts ?? payload.Container?.MessageTs;
        var conversation = payload.Channel?.Id;
        return new SlackGesture(
            new Inbound(
                account,
                action,
                subject,
                SlackFields.Of(payload.View?.State ?? payload.State),
                Id(account.Tenant, place, press.ActionTs, account.UserId, action))
            {
                Sender = new Sender(NameOf(payload))
                {
                    Conversation = surface == SlackSurface.Message && IsDirect(conversation) ? conversation : null,
                },
                Place = PlaceOf(conversation),
                IsAnsweredAtOnce = true,
                SeesCardInChat = surface is SlackSurface.Message or SlackSurface.Home,
                IsInModal = surface != SlackSurface.Ephemeral,
            },
            surface)
        {
            Trigger = payload.TriggerId,
            ResponseUrl = payload.ResponseUrl,
            Conversation = conversation,
            ViewId = payload.View?.Id,
            ViewHash = payload.View?.Hash,
        };
    }

    /// <summary>
    /// A button with an address only opens it. A choice counts when its form is handed in; where it changes what the form needs, the form
    /// is drawn again at once.
    /// </summary>
    private static (string Action, string Subject)? Meant(SlackAction press, SlackView? view) => press switch
    {
        { Type: "button", Url: null or "" } =>
            (press.ActionId is { Length: > 0 } id ? BlockButtons.ActionOf(id) : Inbound.UnknownAction, press.Value ?? ""),
        { Type: not "button", ActionId: BlockInputs.ActionId } when view is not null && TargetOf(view) is { Redraw: { } redraw } target =>
            (redraw, target.Subject),
        _ => null,
    };

    private static SlackGesture? HandedIn(SlackInteraction payload, AccountKey account, ReadOnlySpan<byte> secret)
    {
        if (payload.View is not { } view)
            return null;
        var action = view.CallbackId is { Length: > 0 } id ? id : Inbound.UnknownAction;
        return new SlackGesture(
            new Inbound(
                account,
                action,
                TargetOf(view).Subject,
                SlackFields.Of(view.State),
                Id(account.Tenant, view.Id, view.Hash, action, SlackFingerprint.Of(view.State, secret)))
            {
                Sender = new Sender(NameOf(payload)),
                IsAnsweredAtOnce = true,
                SeesCardInChat = true,
            },
            SlackSurface.Submission)
        {
            Trigger = payload.TriggerId,
            ViewId = view.Id,
            ViewHash = view.Hash,
            Blocks = [.. SlackFields.Blocks(view.State)],
        };
    }

    private static SlackGesture CalledUp(SlackInteraction payload, AccountKey account) => new(
        new Inbound(account, "menu", "", Fields.None, Id(account.Tenant, payload.TriggerId ?? payload.ActionTs, account.UserId, "menu"))
        {
            Sender = new Sender(NameOf(payload)),
            IsAnsweredAtOnce = true,
            IsInModal = true,
        },
        SlackSurface.Shortcut)
    {
        Trigger = payload.TriggerId,
    };

    private static SlackSurface SurfaceOf(SlackInteraction payload) => payload switch
    {
        { View.Type: "home" } => SlackSurface.Home,
        { View: not null } => SlackSurface.Modal,
        { Container.IsEphemeral: true } => SlackSurface.Ephemeral,
        _ => SlackSurface.Message,
    };

    private static SlackTarget TargetOf(SlackView view)
    {
        try
        {
            var target = JsonSerializer.Deserialize(view.PrivateMetadata ?? "{}", SlackJson.Default.SlackTarget);
            return new SlackTarget(target?.Subject ?? "", target?.Kind ?? "", target?.Redraw);
        }
        catch (JsonException)
        {
            return new SlackTarget("", "");
        }
    }

    private static string Id(string team, params ReadOnlySpan<string?> parts) => $"slack:{team}:{string.Join(':', parts)}";

    private static string? NameOf(SlackInteraction payload) => Handle(payload.User?.Name ?? payload.User?.Username);

    private static string? Handle(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;

    private static bool IsDirect(string? conversation) => conversation is ['D', ..];

    private static string? PlaceOf(string? conversation) =>
        string.IsNullOrEmpty(conversation) || IsDirect(conversation) ? null : conversation;
}

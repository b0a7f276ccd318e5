using System.Text.Json.Nodes;
using ChatOps.Cards;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>A message that we send or that replaces one we sent.</summary>
internal static class OutgoingActivity
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <param name="card">Goes out byte for byte as our renderer wrote it.</param>
    /// <param name="notification">What a notification shows when the message is nothing but a card.</param>
    /// <param name="alerts">Shows the message in the activity feed.</param>
    public static Activity OfCard(JsonObject card, string notification, bool alerts) => new()
    {
        Type = ActivityTypes.Message,
        Summary = notification.Length == 0 ? null : notification,
        Attachments = [new Attachment(AdaptiveCard, content: new JRaw(card.ToJsonString(CardJson.Options)))],
        ChannelData = alerts ? new TeamsChannelData { Notification = new NotificationInfo(alert: true) } : null,
    };

    public static Activity OfText(string text) => new() { Type = ActivityTypes.Message, Text = text };

    /// <summary>What opens (or finds again) the personal conversation with one user.</summary>
    public static ConversationParameters Personal(string appId, string tenant, string member) => new(
        isGroup: false,
        bot: new ChannelAccount($"28:{appId}"),
        members: [new ChannelAccount(member)],
        channelData: new TeamsChannelData { Tenant = new TenantInfo(tenant) },
        tenantId: tenant);
}

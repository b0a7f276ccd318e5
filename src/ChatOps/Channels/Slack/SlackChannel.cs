using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Install;
using ChatOps.Channels.Slack.Reading;
using ChatOps.People;

namespace ChatOps.Channels.Slack;

/// <summary>
/// The port to Slack. A card is a message of blocks in the person's chat with the app; the card <c>home</c> is their Home tab.
/// </summary>
internal sealed class SlackChannel(SlackApi api, SlackTokens tokens, SlackTrust trust) : IChannel
{
    public const string HomeKind = "home";

    private const string EventType = "chatops_card";

    private const int MostPages = 10;

    /// <summary>
    /// Slack stamps messages by its own clock, and ours may have been wrong when the message left: look back further than ours says. A page
    /// holds more than a chat with us gets in that time.
    /// </summary>
    private static readonly Duration ClockSlack = Duration.FromHours(26);

    public Channel Channel => Channel.Slack;

    public Task<Delivery> Post(Account to, string? place, Card card, string deliveryId, Ct ct) => Deliver(
        to,
        async token =>
        {
            if (card.Kind == HomeKind)
                return await Publish(token, to, card, ct);
            var channel = place ?? to.Conversation ?? await Open(token, to, ct);
            var posted = await api.PostMessage(token, Message(channel, card, deliveryId), ct);
            return new MessageRef(posted.Channel ?? channel, posted.Ts ?? "");
        },
        SlackDeliveries.OfPost,
        ct);

    public Task<Delivery> Update(Account to, MessageRef message, Card card, Ct ct) => Deliver(
        to,
        async token =>
        {
            if (card.Kind == HomeKind)
                return await Publish(token, to, card, ct);
            await api.UpdateMessage(token, Change(message, card), ct);
            return message;
        },
        SlackDeliveries.OfChange,
        ct);

    public Task<Delivery> Remove(Account to, MessageRef message, Ct ct) => Deliver(
        to,
        async token =>
        {
            try
            {
                if (message.Conversation != HomeKind)
                    await api.DeleteMessage(token, message.Conversation, message.Id, ct);
            }
            catch (SlackException e) when (e.Code is "message_not_found" or "channel_not_found")
            {
            }
            return message;
        },
        SlackDeliveries.OfChange,
        ct);

    public async Task<Finding> Find(Account to, string? place, string deliveryId, Instant since, Ct ct)
    {
        try
        {
            if (await tokens.Find(to.Tenant, ct) is not { } token)
                return new Finding.TryAgain("not_installed");
            var channel = place ?? to.Conversation ?? await Open(token, to, ct);
            string? cursor = null;
            for (var page = 0; page < MostPages; page++)
            {
                var history = await api.History(token, channel, Oldest(since), cursor, ct);
                if (
                    history.Messages?.FirstOrDefault(m =>
                        m.Metadata is { EventType: EventType } known && known.EventPayload?.Id == deliveryId) is
                    { Ts: { } ts })
                    return new Finding.Found(new MessageRef(channel, ts));
                cursor = history.ResponseMetadata?.NextCursor;
                if (string.IsNullOrEmpty(cursor))
                    return new Finding.Nowhere();
            }
            return new Finding.CannotTell();
        }
        catch (SlackException e)
        {
            return FindingOf(e);
        }
    }

    public async Task<LookUp> LookUp(Account account, Ct ct)
    {
        try
        {
            if (await tokens.Find(account.Tenant, ct) is not { } token)
                return new LookUp.TryAgain("not_installed");
            if (await trust.InForce(ct) is not { } trusted)
                return new LookUp.TryAgain("team_not_known");
            var found = await api.FindUser(token, account.UserId, ct);
            return found.User is { } user
                ? new LookUp.Found(SlackProfiles.Of(user, account.Tenant, trusted))
                : new LookUp.TryAgain("unreadable_answer");
        }
        catch (SlackException e) when (SlackCodes.Table[e.Code] is { Kind: CodeKind.Person, State: AccountState.Deactivated })
        {
            return new LookUp.Missing(e.Code, AccountState.Deactivated);
        }
        catch (SlackException e)
        {
            return new LookUp.TryAgain(e.Code, e.After, e.Method);
        }
    }

    private async Task<Delivery> Deliver(Account to, Func<string, Task<MessageRef>> call, Func<SlackException, Delivery> outcome, Ct ct)
    {
        if (await tokens.Find(to.Tenant, ct) is not { } token)
            return new Delivery.Unreachable(AccountState.NotInstalled, "not_installed");
        try
        {
            return new Delivery.Sent(await call(token));
        }
        catch (SlackException e) when (SlackCodes.IsAboutToken(e.Code) && !e.MayHaveHappened)
        {
            return await tokens.IsReplaced(to.Tenant, token, ct) ? new Delivery.TryAgain(e.Code) : outcome(e);
        }
        catch (SlackException e)
        {
            return outcome(e);
        }
    }

    private async Task<string> Open(string token, Account to, Ct ct)
    {
        try
        {
            return (await api.OpenConversation(token, to.UserId, ct)).Channel?.Id ?? throw new SlackException("channel_not_found");
        }
        // Opening a chat is harmless: nothing was sent yet.
        catch (SlackException e) when (e.MayHaveHappened)
        {
            throw new SlackException("service_unavailable");
        }
    }

    private async Task<MessageRef> Publish(string token, Account to, Card card, Ct ct)
    {
        try
        {
            await api.PublishHome(token, to.UserId, BlockKit.Home(card), ct);
            return new MessageRef(HomeKind, to.UserId);
        }
        // Publishing once more changes nothing.
        catch (SlackException e) when (e.MayHaveHappened)
        {
            throw new SlackException("service_unavailable");
        }
    }

    private static Finding FindingOf(SlackException e) => SlackCodes.Table[e.Code].Kind switch
    {
        CodeKind.Gone when e.Code == "channel_not_found" => new Finding.Nowhere(),
        // The app may not read there: no amount of asking again will tell.
        CodeKind.Ours => new Finding.CannotTell(),
        CodeKind.Workspace when e.Code == "access_denied" => new Finding.CannotTell(),
        _ => new Finding.TryAgain(e.Code, e.After, e.Method),
    };

    private static JsonObject Message(string channel, Card card, string deliveryId) => new()
    {
        ["channel"] = channel,
        ["text"] = SlackText.Written(card.Notification),
        ["blocks"] = BlockKit.Message(card),
        ["metadata"] = new JsonObject { ["event_type"] = EventType, ["event_payload"] = new JsonObject { ["id"] = deliveryId } },
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
    };

    private static JsonObject Change(MessageRef message, Card card) => new()
    {
        ["channel"] = message.Conversation,
        ["ts"] = message.Id,
        ["text"] = SlackText.Written(card.Notification),
        ["blocks"] = BlockKit.Message(card),
    };

    private static string Oldest(Instant since) => $"{(since - ClockSlack).ToUnixTimeSeconds()}.000000";
}

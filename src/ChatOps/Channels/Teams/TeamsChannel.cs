using ChatOps.Cards;
using ChatOps.Channels.Teams.Connector;
using ChatOps.People;
using ChatOps.Settings;
using ChatOps.Storage.Outages;
using Microsoft.Bot.Schema;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Writes to people in Teams. A chat that is not known yet is opened first, which Teams answers with the same chat every time.
/// </summary>
internal sealed partial class TeamsChannel(TeamsApi api, TeamsSettings settings, TimeProvider time, ILogger<TeamsChannel> log) : IChannel
{
    /// <summary>Where to write when the tenant's own address was never seen.</summary>
    public static readonly Uri DefaultService = new("https://smba.trafficmanager.net/teams/");

    private readonly Seldom _told = new(time);

    public Channel Channel => Channel.Teams;

    public async Task<Delivery> Post(Account to, string? place, Card card, string deliveryId, Ct ct)
    {
        string conversation;
        try
        {
            conversation = place ?? to.Conversation ?? await Open(to, ct);
        }
        catch (TeamsException fault)
        {
            return Told(fault, TeamsOutcomes.OfOpening(fault));
        }

        try
        {
            var sent = await api.SendToConversation(ServiceOf(to), conversation, Drawn(card, alerts: true), ct);
            return sent.Id is { Length: > 0 } id
                ? new Delivery.Sent(new MessageRef(conversation, id))
                : new Delivery.Unknown("NoActivityId");
        }
        catch (TeamsException fault)
        {
            return Told(fault, TeamsOutcomes.Of(fault, isNew: true));
        }
    }

    public async Task<Delivery> Update(Account to, MessageRef message, Card card, Ct ct)
    {
        try
        {
            await api.UpdateActivity(ServiceOf(to), message.Conversation, message.Id, Drawn(card, alerts: false), ct);
            return new Delivery.Sent(message);
        }
        catch (TeamsException fault)
        {
            return Told(fault, TeamsOutcomes.Of(fault, isNew: false));
        }
    }

    public async Task<Delivery> Remove(Account to, MessageRef message, Ct ct)
    {
        try
        {
            await api.DeleteActivity(ServiceOf(to), message.Conversation, message.Id, ct);
            return new Delivery.Sent(message);
        }
        catch (TeamsException fault) when (fault.Status is 404)
        {
            return new Delivery.Sent(message);
        }
        catch (TeamsException fault)
        {
            return Told(fault, TeamsOutcomes.Of(fault, isNew: false));
        }
    }

    /// <summary>Teams keeps no key of ours on a message and has no history for bots.</summary>
    public Task<Finding> Find(Account to, string? place, string deliveryId, Instant since, Ct ct) =>
        Task.FromResult<Finding>(new Finding.CannotTell());

    public async Task<LookUp> LookUp(Account account, Ct ct)
    {
        try
        {
            var conversation = account.Conversation ?? await Open(account, ct);
            var member = await api.GetMember(ServiceOf(account), conversation, MemberOf(account), ct);
            return new LookUp.Found(TeamsProfile.Of(member, account.Key, ChatOps.Channels.Teams.Tokens.TokenFit.Allowed(settings)));
        }
        catch (TeamsException fault)
        {
            Told(fault, new Delivery.Refused(fault.Code));
            return TeamsOutcomes.OfLookUp(fault);
        }
    }

    private async Task<string> Open(Account to, Ct ct)
    {
        var opened = await api.CreateConversation(
            ServiceOf(to), OutgoingActivity.Personal(settings.AppId ?? "", to.Tenant, MemberOf(to)), ct);
        return opened.Id is { Length: > 0 } id ? id : throw new TeamsException(0, "NoConversationId");
    }

    private static string MemberOf(Account account) => account.ConnectorId ?? account.UserId;

    private static Uri ServiceOf(Account account) =>
        Uri.TryCreate(account.ServiceUrl, UriKind.Absolute, out var service) ? service : DefaultService;

    private static Activity Drawn(Card card, bool alerts) => OutgoingActivity.OfCard(AdaptiveCards.Render(card), card.Notification, alerts);

    private Delivery Told(TeamsException fault, Delivery outcome)
    {
        if (TeamsOutcomes.IsOurFault(fault) && _told.Counts() is var count and > 0)
            Log.TheBotIsRefused(log, fault.Status, fault.Code, count);
        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Teams: the connector refuses the bot itself ({Status} {Code}, {Count} times since this was last said); "
                + "check the registration with doctor")]
        public static partial void TheBotIsRefused(ILogger log, int status, string code, int count);
    }
}

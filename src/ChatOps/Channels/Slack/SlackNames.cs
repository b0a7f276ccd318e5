using System.Text.Json;
using ChatOps.Channels.Slack.Install;
using ChatOps.Channels.Slack.Reading;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Outages;
using ChatOps.Texts;

namespace ChatOps.Channels.Slack;

/// <summary>Who is meant by the ids in a text. A text that names nobody costs nothing.</summary>
internal sealed class SlackNames(Db db, PersonStore people, SlackTokens tokens)
{
    public Task<KnownNames> In(SlackEnvelope envelope, Ct ct) =>
        envelope is { TeamId: { Length: > 0 } team, Event: { Type: "message" } told }
        && (told.Message ?? told) is { User: { Length: > 0 } user } said
            ? Find(new AccountKey(Channel.Slack, team, user), said.Text, said.Blocks, [.. SlackHappening.BotsOf(envelope)], ct)
            : Task.FromResult(KnownNames.None);

    public Task<KnownNames> In(SlackCommand command, Ct ct) =>
        Find(new AccountKey(Channel.Slack, command.Team, command.User), command.Text, null, [], ct);

    /// <summary>
    /// With the author of a message that was deleted, where Slack tells its time alone, as its documentation has it: in their own chat
    /// nobody else writes but we.
    /// </summary>
    /// <remarks>https://docs.slack.dev/reference/events/message/message_deleted</remarks>
    public async Task<SlackEnvelope> WithAuthor(SlackEnvelope envelope, Ct ct)
    {
        if (envelope is not { TeamId: { Length: > 0 } team, Event: { Channel: { Length: > 0 } chat, PreviousMessage: null } told }
            || (told.Subtype != "message_deleted" && told.Message?.Subtype != "tombstone"))
            return envelope;
        var author = await db.Read(session => people.UserIn(session, Channel.Slack, team, chat), ct);
        return envelope with { Event = told with { PreviousMessage = new SlackEvent { User = author } } };
    }

    private async Task<KnownNames> Find(AccountKey by, string? text, JsonElement? blocks, string[] bots, Ct ct)
    {
        var written = blocks?.GetRawText();
        var ids = KnownNames.IdsIn(text, written);
        if (ids.Count == 0 && text?.Contains('<', StringComparison.Ordinal) != true)
            return KnownNames.None;
        var names = new Dictionary<string, string>();
        foreach (var id in ids)
        {
            if (bots.Contains(id) || await tokens.IsBot(by.Tenant, id, ct))
                names[id] = "";
        }

        try
        {
            var known = await db.Read(
                session => people.FindVisitors(session, [by, .. ids.Select(id => by with { UserId = id })]), ct);
            foreach (var (key, visitor) in known)
            {
                // Who was only mentioned so far is called by their id until Slack says more.
                if (ids.Contains(key.UserId) && visitor.Person.DisplayName != key.UserId)
                    names.TryAdd(key.UserId, visitor.Person.DisplayName);
            }

            return new KnownNames(names, TextCatalog.For(known.TryGetValue(by, out var sender) ? sender.Person.Locale : "en"));
        }
        catch (DatabaseAway)
        {
            // What was written will come again; nothing is kept of this reading.
            return KnownNames.None with { People = names };
        }
    }
}

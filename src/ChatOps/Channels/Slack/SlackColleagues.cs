using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Install;
using ChatOps.People;
using ChatOps.Settings;

namespace ChatOps.Channels.Slack;

/// <summary>Finds an employee of our own workspace by work email.</summary>
/// <remarks>https://docs.slack.dev/reference/methods/users.lookupByEmail</remarks>
internal sealed class SlackColleagues(SlackApi api, SlackHome home, SlackTrust trust, SlackSettings settings) : IFindByEmail
{
    public async Task<ByEmail> Find(string email, Ct ct)
    {
        if (settings.BotToken is not { } token)
            return new ByEmail.Nobody();
        if (await home.Team(ct) is not { } team || await trust.InForce(ct) is not { } trusted)
            return new ByEmail.TryAgain(null);
        // Whose word does not count there would never be given the invitation.
        if (!trusted.Covers(team, email))
            return new ByEmail.Nobody();
        try
        {
            var found = await api.FindUserByEmail(token, email, ct);
            return found.User is { Id: { Length: > 0 } id, Deleted: false, IsBot: false }
                ? new ByEmail.Found(new AccountKey(Channel.Slack, team, id))
                : new ByEmail.Nobody();
        }
        catch (SlackException e)
        {
            // A token without the scope never finds anybody: doctor says so, and the invitation waits for its person.
            return e.Code is "users_not_found" or "missing_scope" ? new ByEmail.Nobody() : new ByEmail.TryAgain(e.After);
        }
    }
}

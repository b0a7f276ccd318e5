using ChatOps.People;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Channels.Slack;

internal static class SlackAccounts
{
    public static Account Of(string user, string? conversation = null, string team = FakeSlack.Acme) => new()
    {
        Id = AccountId.New(),
        PersonId = PersonId.New(),
        Channel = Channel.Slack,
        Tenant = team,
        UserId = user,
        Conversation = conversation,
    };
}

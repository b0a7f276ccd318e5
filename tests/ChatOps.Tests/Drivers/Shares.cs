using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Drivers;

/// <summary>Couples who share at the same moment, and what their partners read.</summary>
internal static class Shares
{
    /// <summary>What comes in when somebody hands in the form of this week as it stands now.</summary>
    public static async Task<Inbound> Share(App app, AccountKey account, string checkIn, string text)
    {
        var now = await app
            .Services.GetRequiredService<Db>()
            .Read(s => app.Services.GetRequiredService<CheckInStore>().Find(s, checkIn), TestContext.Current.CancellationToken);
        return new(
            account,
            "check-in.submit",
            now!.FormSubject,
            new Fields([KeyValuePair.Create("c1_text", text)]),
            $"test:{account.UserId}:{text}")
        {
            IsAnsweredAtOnce = true,
            SeesCardInChat = true,
        };
    }

    public static AccountKey Tess(Couple couple) => new(Channel.Teams, FakeTeams.TenantId, couple.Tess.ObjectId);

    public static AccountKey Sam(Couple couple) => new(Channel.Slack, FakeSlack.Acme, couple.Sam);

    public static Task Reads(Func<IReadOnlyList<string>> sees, string text) =>
        App.Eventually(
            () => sees().Any(m => m.Contains(text, StringComparison.Ordinal)),
            () => $"Never read: {text}\n{string.Join("\n---\n", sees())}");

    public static Task<int> Count(App app, string sql) =>
        app.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);
}

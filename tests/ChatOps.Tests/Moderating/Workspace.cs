using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Moderating;

/// <summary>People who were written into the database are there at their vendor as well: reachable, and no guests.</summary>
internal static class Workspace
{
    public static async Task Employs(App app)
    {
        var people = await app.Database.Db.Read(
            db =>
                db.Query<(string Id, string Name, string Email)>(
                    new Statement(
                        "test",
                        "SELECT a.user_id, p.display_name, p.work_email FROM accounts a JOIN persons p ON p.id = a.person_id",
                        null)),
            TestContext.Current.CancellationToken);
        foreach (var (id, name, email) in people)
            app.Slack.AddUser(id, name, email);
        await app.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement("test", "UPDATE accounts SET tenant = @Tenant, lane = @Lane", null),
                    new { Tenant = FakeSlack.Acme, Lane = $"slack:{FakeSlack.Acme}" }),
            TestContext.Current.CancellationToken);
    }
}

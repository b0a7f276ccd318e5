using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>The adapter between a scripted dispatcher and a stand-in for Slack, with Ana and Ben in it.</summary>
public abstract class SlackTestBase : IAsyncLifetime
{
    protected const string Ana = "U0ANA";

    internal FakeSlack Slack { get; private set; } = null!;

    internal SlackHost Host { get; private set; } = null!;

    protected static Ct Ct => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Slack = await FakeSlack.Start();
        Slack.AddUser(Ana, "Ana Ruiz", "Ana.Ruiz@example.com");
        Slack.AddUser("U0BEN", "Ben Okafor", "ben.okafor@example.com");
        Host = await SlackHost.Start(Slack);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
    }
}

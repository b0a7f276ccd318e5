using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Wire;

/// <summary>A week handed in by one partner or by both, which the vendor sends again when no answer came.</summary>
internal sealed class Submission(KillScene scene, bool inSlack, bool inTeams)
{
    private const string Copies = "kind = 'partner-copy' AND subject IN (@First, @Second)";

    /// <summary>Sam's and Tess's are of two couples: a chat in which one step is held would hold the other's copy back.</summary>
    private readonly Couple _sam = scene.NextCouple();
    private readonly Couple _tess = scene.NextCouple();
    private readonly (string Field, string Value)[] _sams = [("c1_text", "call the supplier from Slack")];
    private readonly (string Field, string Value)[] _tesss = [("c1_text", "write two pages in Teams")];
    private JsonObject? _invoke;
    private Task? _slack;
    private Task? _teams;

    private string[] Weeks => [.. inSlack ? new[] { _sam.SamWeek } : [], .. inTeams ? new[] { _tess.TessWeek } : []];

    public int CopiesInTeams =>
        scene
            .App.Teams.Chats.Of(_sam.Tess.Conversation)
            .Count(m => m.Activity.ToJsonString().Contains(_sams[0].Value, StringComparison.Ordinal));

    public int CopiesInSlack =>
        scene.App.Slack.Messages(FakeSlack.ChatOf(_tess.Sam)).Count(m => m.Reads.Contains(_tesss[0].Value, StringComparison.Ordinal));

    /// <summary>Sent, not answered yet.</summary>
    public void HandIn(Running host)
    {
        _invoke ??= inTeams ? _tess.InTeams(scene.App, host.Client).Press("check-in.submit", _tesss) : null;
        _slack = inSlack ? _sam.InSlack(scene.App, host.Client).Submits(_sams) : null;
        _teams = inTeams ? Post(host) : null;
    }

    /// <summary>Waits until every part of it stands at this step.</summary>
    public async Task Reaches(string step, Running host)
    {
        if (!step.StartsWith("the", StringComparison.Ordinal))
            await Holds(step, host);
        if (!step.StartsWith("gesture", StringComparison.Ordinal))
            await Task.WhenAll(_slack ?? Task.CompletedTask, _teams ?? Task.CompletedTask);
        await Eventually(step switch
        {
            "gesture.decided" => () => Task.FromResult(true),
            "gesture.committed" or "outbox.recorded" => () => All("outbox", $"{Copies} AND message_id IS NOT NULL"),
            "outbox.claimed" => () => All("outbox", $"{Copies} AND claimed_by IS NOT NULL"),
            "outbox.attempted" => () => All("outbox", $"{Copies} AND attempted_at IS NOT NULL"),
            _ => () => Task.FromResult(IsRead),
        }, step, host);
    }

    /// <summary>
    /// Who is told that it did not work, for a program that has just started answers late on a busy machine, hands in again.
    /// </summary>
    private async Task Holds(string step, Running host)
    {
        var holding = host.Binary.Says($"Holding at {step}");
        while (await Task.WhenAny(holding, Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)) != holding)
        {
            if (_slack is null or { IsCompleted: true } && _teams is null or { IsCompleted: true })
                HandIn(host);
        }

        await holding;
    }

    /// <summary>The connections of the process that died have broken.</summary>
    public async Task Lost()
    {
        _slack = await IsAnswered(_slack) ? null : _slack;
        _teams = await IsAnswered(_teams) ? null : _teams;
    }

    /// <summary>Whoever got no answer sends the same again, newly signed.</summary>
    public async Task Repeat(Running host)
    {
        if (_slack is not null)
            (await _sam.InSlack(scene.App, host.Client).Submits(_sams)).ShouldBeEmpty();
        if (_teams is not null)
            await Post(host);
    }

    /// <summary>Both partners read what they should, and nothing is left to be sent.</summary>
    public async Task Settles(Running host)
    {
        await Eventually(() => Task.FromResult(IsRead), "the copy is read", host);
        await Eventually(
            async () => await scene.Count("outbox", "state = 'due' AND subject IN (@First, @Second)", Weeks) == 0, "all is sent", host);
    }

    /// <summary>In our books every week is shared, by one change.</summary>
    public async Task<bool> IsSharedOnce() =>
        await All("check_ins", "id IN (@First, @Second) AND state = 'shared' AND version = 2")
        && await All("participation_facts", "check_in_id IN (@First, @Second) AND is_shared");

    private bool IsRead => (!inSlack || CopiesInTeams > 0) && (!inTeams || CopiesInSlack > 0);

    private async Task<bool> All(string table, string condition) => await scene.Count(table, condition, Weeks) == Weeks.Length;

    private async Task Post(Running host)
    {
        using var answer = await _tess.InTeams(scene.App, host.Client).Post(_invoke!);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<bool> IsAnswered(Task? gesture)
    {
        try
        {
            await (gesture ?? Task.CompletedTask);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task Eventually(Func<Task<bool>> isSo, string what, Running host)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (!await isSo())
        {
            if (since.Elapsed > TimeSpan.FromMinutes(1))
                throw new TimeoutException($"Never so: {what}. The program said:\n{host.Said}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

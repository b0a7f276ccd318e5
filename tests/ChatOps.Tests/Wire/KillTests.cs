using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>
/// The built program is killed between each two steps of a submission, in both directions at once, and started again. Nothing is lost;
/// Slack shows one copy; Teams shows two only where it took the first and we had no time to write it down.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public abstract class KillTests(KillScene scene)
{
    [Theory]
    [InlineData("gesture.decided", true, false)]
    [InlineData("gesture.decided", false, true)]
    [InlineData("gesture.committed", true, true)]
    [InlineData("outbox.claimed", true, true)]
    [InlineData("outbox.attempted", true, true)]
    [InlineData("the vendors took it", true, true)]
    [InlineData("outbox.sent", true, true)]
    [InlineData("outbox.recorded", true, true)]
    public async Task a_kill_loses_nothing_and_shows_nothing_twice(string step, bool inSlack, bool inTeams)
    {
        var submission = new Submission(scene, inSlack, inTeams);
        await using (var doomed = await scene.Start(step))
        {
            using var held = step.StartsWith("the", StringComparison.Ordinal) ? scene.HoldAnswers() : null;
            submission.HandIn(doomed);
            await submission.Reaches(step, doomed);
            await doomed.Binary.Kill();
            await submission.Lost();
        }

        await using var next = await scene.Again();
        await submission.Repeat(next);

        await submission.Settles(next);
        var isDoubtful = step is "outbox.sent" or "the vendors took it";
        submission.CopiesInSlack.ShouldBe(inTeams ? 1 : 0);
        submission.CopiesInTeams.ShouldBe(inSlack ? isDoubtful ? 2 : 1 : 0);
        (await submission.IsSharedOnce()).ShouldBeTrue();
        if (isDoubtful)
            next.Said.Split('\n')
                .ShouldContain(
                    l => l.Contains("is sent once more", StringComparison.Ordinal) && l.Contains("Teams", StringComparison.Ordinal),
                    "what may be seen twice is counted and told");
    }
}

public sealed class SqliteKillTests(SqliteKillScene scene) : KillTests(scene), IClassFixture<SqliteKillScene>;

public sealed class PostgresKillTests(PostgresKillScene scene) : KillTests(scene), IClassFixture<PostgresKillScene>;

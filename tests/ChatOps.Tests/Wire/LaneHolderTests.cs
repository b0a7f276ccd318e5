using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>An instance that sends is killed: the other one sends what it had in hand and what comes after it.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class LaneHolderTests(PostgresSetKillScene scene) : IClassFixture<PostgresSetKillScene>
{
    [Fact]
    public async Task a_holder_that_is_killed_is_followed_within_ten_seconds()
    {
        var submission = new Submission(scene, inSlack: true, inTeams: true);
        await using var doomed = await scene.Start("outbox.claimed");
        submission.HandIn(doomed);
        await submission.Reaches("outbox.claimed", doomed);
        await using var other = await scene.Beside();
        await doomed.Binary.Kill();
        var since = System.Diagnostics.Stopwatch.StartNew();

        await submission.Settles(other);

        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        submission.CopiesInSlack.ShouldBe(1);
        submission.CopiesInTeams.ShouldBe(1);
    }
}

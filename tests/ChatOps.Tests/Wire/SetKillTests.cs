using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>
/// The built program is killed while it stores what several share at one moment as a set: none of it is stored, or all of it, and what is
/// sent again has its effect once.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public abstract class SetKillTests(KillScene scene, bool tellsWhatIsHeld)
{
    private static readonly (string Field, string Value)[] Typed = [("c1_text", "call the supplier")];

    [Theory]
    [InlineData("gesture.decided", 0)]
    [InlineData("gesture.committed", 2)]
    public async Task a_set_is_stored_as_a_whole_or_not_at_all(string step, int stored)
    {
        if (scene.NextAtOneWriter(3) is not [var busy, var first, var second])
            throw new InvalidOperationException("There are too few couples.");
        string[] weeks = [first.SamWeek, second.SamWeek];
        Task[] shares;
        await using (var doomed = await scene.Start(step))
        {
            Task pressing;
            await using (await scene.Lock(busy))
            {
                // A button that nobody knows keeps the writer waiting for the pair, until the two shares wait behind it.
                pressing = busy.InSlack(scene.App, doomed.Client).Forges("nobody.knows", "");
                await scene.Waits();
                shares = [first.InSlack(scene.App, doomed.Client).Submits(Typed), second.InSlack(scene.App, doomed.Client).Submits(Typed)];
                for (var i = 0; i < 10; i++)
                    await doomed.Client.GetAsync("/health/live", TestContext.Current.CancellationToken);
            }

            await doomed.Binary.Says($"Holding at {step}");
            if (tellsWhatIsHeld && step == "gesture.decided")
                (await scene.Held(first, second)).ShouldBe(2, "both are part of the group");
            // The button comes to this step, too: the shares are there once they are stored.
            while (await Shared(weeks) < stored)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            await doomed.Binary.Kill();
            foreach (var share in shares)
                await Should.ThrowAsync<HttpRequestException>(share, "nobody was answered");
            await pressing.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        (await Shared(weeks)).ShouldBe(stored);
        // What is stored is sent at once: a copy may be with the vendor when the program dies, and nobody could write that down.
        var doubtful = new HashSet<string>();
        foreach (var week in weeks)
        {
            if (
                await scene.Count(
                    "outbox", "kind = 'partner-copy' AND subject = @First AND attempted_at IS NOT NULL AND message_id IS NULL", week) > 0)
                doubtful.Add(week);
        }

        await using var next = await scene.Again();
        foreach (var couple in new[] { first, second })
            (await couple.InSlack(scene.App, next.Client).Submits(Typed)).ShouldBeEmpty();

        foreach (var couple in new[] { first, second })
        {
            int Copies() =>
                scene
                    .App.Teams.Chats.Of(couple.Tess.Conversation)
                    .Count(m => m.Activity.ToJsonString().Contains(Typed[0].Value, StringComparison.Ordinal));
            await App.Eventually(() => Copies() > 0, () => $"The copy never came.\n{next.Said}");
            Copies().ShouldBeInRange(1, doubtful.Contains(couple.SamWeek) ? 2 : 1);
        }

        (await scene.Count("check_ins", "id IN (@First, @Second) AND state = 'shared' AND version = 2", weeks)).ShouldBe(2);
        (await scene.Count("participation_facts", "check_in_id IN (@First, @Second) AND is_shared", weeks)).ShouldBe(2);
        (await scene.Count("outbox", "kind = 'partner-copy' AND subject IN (@First, @Second)", weeks)).ShouldBe(2);
    }

    private Task<int> Shared(string[] weeks) => scene.Count("check_ins", "id IN (@First, @Second) AND state = 'shared'", weeks);
}

public sealed class SqliteSetKillTests(SqliteSetKillScene scene)
    : SetKillTests(scene, tellsWhatIsHeld: false),
        IClassFixture<SqliteSetKillScene>;

public sealed class PostgresSetKillTests(PostgresSetKillScene scene)
    : SetKillTests(scene, tellsWhatIsHeld: true),
        IClassFixture<PostgresSetKillScene>;

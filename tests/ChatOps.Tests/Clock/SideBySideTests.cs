using ChatOps.Clock;

namespace ChatOps.Tests.Clock;

/// <summary>Work beside other work, and one by one.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public async Task in_production_all_of_it_goes_at_the_same_time()
    {
        var (beside, both) = (new SideBySide(), new Barrier());

        (await beside.All([1, 2], both.Meets)).ShouldBe([1, 2]);
        await Task.WhenAll(beside.Begin(() => both.Meets(3)), beside.Begin(() => both.Meets(4)));
        both.Met.ShouldBe(4);
    }

    [Fact]
    public async Task one_by_one_each_is_over_before_the_next_begins()
    {
        var beside = new SideBySide { IsOneByOne = true };
        var order = new List<string>();

        await beside.All(["a", "b"], Runs);
        foreach (var name in new[] { "c", "d" })
            _ = beside.Begin(() => Runs(name));

        order.ShouldBe(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends", "d begins", "d ends"]);

        async Task Runs(string name)
        {
            order.Add($"{name} begins");
            await Task.Delay(1, TestContext.Current.CancellationToken);
            order.Add($"{name} ends");
        }
    }

    [Fact]
    public async Task what_breaks_is_told_to_who_waits_for_it()
    {
        var broken = new SideBySide { IsOneByOne = true }.Begin(() => Task.FromException<int>(new InvalidOperationException("No.")));

        broken.IsFaulted.ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() => broken);
    }

    /// <summary>Two have to be there before either goes on.</summary>
    private sealed class Barrier
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource _other = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Met { get; private set; }

        public async Task<int> Meets(int number)
        {
            Task other;
            lock (_lock)
            {
                other = _other.Task;
                if (++Met % 2 == 0)
                {
                    _other.SetResult();
                    _other = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            await other.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            return number;
        }
    }
}

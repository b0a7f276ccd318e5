using System.Diagnostics;
using ChatOps.Benchmarks.Stage;

namespace ChatOps.Benchmarks.Load;

/// <summary>
/// So many requests a second, each sent at its planned time whatever became of those before it. Every author has a connection, and acts
/// again only when all others of that connection have.
/// </summary>
/// <param name="port">Where they go.</param>
/// <param name="requests">Who makes the requests of which authors.</param>
/// <param name="rate">Requests a second.</param>
internal sealed class OpenLoop(int port, IReadOnlyList<(IShares Shares, IReadOnlyList<Author> Authors)> requests, int rate)
{
    /// <summary>A connection is used again after this: an answer that takes longer holds up what is planned for it then.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(4);

    private long _count;
    private int _turns;

    /// <summary>What was answered: when it was planned, after the beginning, and how long after that its answer was there.</summary>
    /// <param name="goesOn">Asked before each request.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<IReadOnlyList<Answered>> Send(Func<TimeSpan, bool> goesOn, Ct ct)
    {
        var connections = (int)(rate * Apart.TotalSeconds);
        var since = Stopwatch.StartNew();
        var each = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(n => Task.Run(() => Send(n, connections, since, goesOn, ct), ct)));
        _turns += each.Max(a => a.Count);
        return [.. each.SelectMany(a => a)];
    }

    private async Task<List<Answered>> Send(int first, int connections, Stopwatch since, Func<TimeSpan, bool> goesOn, Ct ct)
    {
        var (shares, all) = requests[first % requests.Count];
        var authors = all.Where((_, i) => i % (connections / requests.Count) == first / requests.Count).ToList();
        var answered = new List<Answered>();
        using var connection = new Connection(port);
        await connection.Open(ct);
        for (var turn = 0; ; turn++)
        {
            var planned = TimeSpan.FromSeconds((first + (turn * (double)connections)) / rate);
            var author = authors[(_turns + turn) % authors.Count];
            var length = shares.Write(connection.Request, new Gesture(author, Interlocked.Increment(ref _count)));
            if (planned - since.Elapsed is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, ct);
            if (!goesOn(planned))
                return answered;
            await connection.Exchange(length, ct);
            answered.Add(new Answered(planned, since.Elapsed - planned));
            if (connection.Status != 200 || !shares.IsGood(connection.Body))
                throw new InvalidOperationException(
                    $"Answered {connection.Status}: {System.Text.Encoding.UTF8.GetString(connection.Body)}");
            author.Version++;
        }
    }
}

/// <summary>An answer: when its request was planned, after the beginning, and how long after that it was there.</summary>
internal readonly record struct Answered(TimeSpan Planned, TimeSpan Took);

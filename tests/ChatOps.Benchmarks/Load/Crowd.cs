using System.Diagnostics;
using ChatOps.Benchmarks.Stage;

namespace ChatOps.Benchmarks.Load;

/// <summary>
/// Keeps every connection busy: the next request leaves when the answer is there. An author has one connection, and acts on it again only
/// when all others of that connection have.
/// </summary>
/// <param name="port">Where they go.</param>
/// <param name="shares">Who makes the requests.</param>
/// <param name="connections">How many.</param>
/// <param name="before">The number before the first gesture's: what another crowd sends to the same database has other numbers.</param>
internal sealed class Crowd(int port, IShares shares, int connections, long before = 0)
{
    private long _count = before;

    /// <summary>The answered requests' latencies in microseconds, unsorted.</summary>
    public Task<IReadOnlyList<int>> Send(IReadOnlyList<Author> authors, TimeSpan time, Ct ct) => Send(authors, connections, time, ct);

    /// <summary>Likewise, over so many connections.</summary>
    public async Task<IReadOnlyList<int>> Send(IReadOnlyList<Author> authors, int over, TimeSpan time, Ct ct)
    {
        var since = Stopwatch.StartNew();
        var each = await Task.WhenAll(Enumerable.Range(0, over).Select(n =>
            Task.Run(() => Send(authors.Where((_, i) => i % over == n).ToList(), since, time, ct), ct)));
        return [.. each.SelectMany(l => l)];
    }

    private async Task<List<int>> Send(List<Author> authors, Stopwatch since, TimeSpan time, Ct ct)
    {
        using var connection = new Connection(port);
        await connection.Open(ct);
        var latencies = new List<int>(100_000);
        for (var i = 0; since.Elapsed < time; i = (i + 1) % authors.Count)
        {
            var author = authors[i];
            var length = shares.Write(connection.Request, new Gesture(author, Interlocked.Increment(ref _count)));
            var sent = Stopwatch.GetTimestamp();
            await connection.Exchange(length, ct);
            latencies.Add((int)Stopwatch.GetElapsedTime(sent).TotalMicroseconds);
            if (connection.Status != 200 || !shares.IsGood(connection.Body))
                throw new InvalidOperationException(
                    $"Answered {connection.Status}: {System.Text.Encoding.UTF8.GetString(connection.Body)}");
            author.Version++;
        }
        return latencies;
    }
}

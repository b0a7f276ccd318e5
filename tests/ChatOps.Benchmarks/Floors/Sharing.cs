using System.Data.Common;
using ChatOps.Benchmarks.Load;
using ChatOps.Benchmarks.Stage;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Benchmarks.Floors;

/// <summary>
/// Shares through the host's own code in this process, without its web server: what it does for a group of them, and for one alone.
/// </summary>
internal sealed class Sharing : IAsyncDisposable
{
    private readonly SlackShares _shares = new(0);
    private readonly WebApplication _host;
    private readonly GestureSet _set;
    private long _count;

    public Sharing(string keys, DbSettings database, Vendors vendors)
    {
        _host = OurHost.Build(keys, database, vendors);
        var (services, useCase) = (
            _host.Services, (ISetUseCase)_host.Services.GetRequiredService<RouteTable>().UseCase("check-in.submit")!);
        _set = new GestureSet(
            useCase,
            (_, _) => throw new InvalidOperationException("An ordinary share went alone."),
            services.GetRequiredService<Deliveries>(),
            services.GetRequiredService<FirstAnswers>(),
            services.GetRequiredService<Welcome>(),
            services.GetRequiredService<IGestureAudit>(),
            services.GetRequiredService<ICheckpoint>(),
            services.GetRequiredService<IClock>());
    }

    /// <summary>In a transaction of the caller's.</summary>
    public async Task Together(DbConnection connection, Engine engine, DbTransaction transaction, IEnumerable<Author> authors, Ct ct)
    {
        var results = await _set.Together(
            new Session(connection, engine, transaction), [.. authors.Select(a => new Incoming(Next(a), ct))]);
        if (results.Any(r => r is null))
            throw new InvalidOperationException("A share was none of the ordinary ones.");
    }

    /// <summary>Through the writer, which has nothing else to do.</summary>
    public Task<Answer> Alone(Author author, Ct ct) => _host.Services.GetRequiredService<Dispatch>()(Next(author), ct);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Inbound Next(Author author) => _shares.Read(new Gesture(author, ++_count));
}

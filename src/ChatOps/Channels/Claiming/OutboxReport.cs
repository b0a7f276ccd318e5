using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels.Claiming;

/// <summary>What an operator sees of the outbox: nothing that failed is out of sight. Ids, codes and counts, never words.</summary>
internal sealed class OutboxReport
{
    private static readonly SqlText Sql = new("Channels");

    /// <summary>Dead letters by card kind and vendor's code.</summary>
    public Task<IReadOnlyList<DeadLetters>> DeadLetters(Session db) => db.Query<DeadLetters>(Sql["DeadLetters"]);

    /// <summary>A person's latest card and what became of it; null when there was none.</summary>
    public async Task<LastCard?> LastCardOf(Session db, PersonId person)
    {
        var row = await db.Find<LastRow>(Sql["LastCard"], new { Person = person.Value });
        return row is null ? null : new LastCard(row.Kind, RowStates.Parse(row.State), row.SentAt, row.Code);
    }

    private sealed record LastRow
    {
        public string Kind { get; init; } = "";
        public string State { get; init; } = "";
        public Instant? SentAt { get; init; }
        public string? Code { get; init; }
    }
}

internal sealed record DeadLetters
{
    public string Kind { get; init; } = "";
    public string Code { get; init; } = "";
    public int Letters { get; init; }
    public Instant Latest { get; init; }
}

internal sealed record LastCard(string Kind, RowState State, Instant? SentAt, string? Code);

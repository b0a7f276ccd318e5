using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;

namespace ChatOps.Rounds.Delivered;

/// <summary>
/// For every person of a round: what became of their reveal, or why there is none. Read from the outbox, so that it is true.
/// </summary>
internal sealed class DeliveryBook(ProposalStore proposals)
{
    private static readonly SqlText Sql = new("Rounds");

    /// <summary>What needs a look first, then by name.</summary>
    public async Task<IReadOnlyList<Entry>> Of(Session db, Round round)
    {
        var told = (await db.Query<Row>(Sql["DeliveriesOfRound"], new { RoundId = round.Id }))
            .GroupBy(r => r.PersonId)
            .Select(g => g.Last());
        var left = (await proposals.OfRound(db, round.Id))?.LeftOut.ToDictionary(l => l.PersonId) ?? [];
        var waiting = await db.Query<WaitingRow>(Sql["WaitingInProgram"], new { round.ProgramId, RoundId = round.Id });
        return
        [
            .. told.Select(r => new Entry(r.ToTold(), null))
                .Concat(
                    waiting.Select(w =>
                        left.GetValueOrDefault(w.PersonId) is { } why
                            ? new Entry(new DeliveryOfNews(w.PersonId, w.DisplayName, DeliveryState.LeftOut, why.Code), why)
                            : new Entry(new DeliveryOfNews(w.PersonId, w.DisplayName, DeliveryState.Waiting), null)))
                .OrderBy(e => e.Told.State)
                .ThenBy(e => e.Told.DisplayName, StringComparer.InvariantCulture)
                .ThenBy(e => e.Told.PersonId.Value, StringComparer.Ordinal),
        ];
    }

    /// <param name="Told">What became of it.</param>
    /// <param name="Left">Why there was nothing to tell.</param>
    internal sealed record Entry(DeliveryOfNews Told, LeftOutMember? Left);

    private sealed record Row
    {
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
        public string? State { get; init; }
        public string? Code { get; init; }
        public bool IsSent { get; init; }
        public string? BestState { get; init; }
        public string? BestCode { get; init; }

        public DeliveryOfNews ToTold()
        {
            AccountState? account = BestState is null ? null : AccountText.State(BestState);
            var state = DeliveryOfNews.StateOf(State is null ? null : RowStates.Parse(State), IsSent, account);
            return new DeliveryOfNews(PersonId, DisplayName, state, state is DeliveryState.Sent ? null : Code ?? BestCode);
        }
    }

    private sealed record WaitingRow
    {
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
    }
}

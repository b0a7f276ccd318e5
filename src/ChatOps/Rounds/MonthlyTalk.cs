using ChatOps.People;
using ChatOps.Rounds.Ending;
using ChatOps.Storage;

namespace ChatOps.Rounds;

/// <summary>Somebody who goes on alone asked a partner for a short talk once a month.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PartnershipId">The partnership that they had.</param>
/// <param name="Asker">Who asked.</param>
/// <param name="Asked">Who was asked.</param>
/// <param name="Answer"><c>yes</c>, <c>no</c>; null: not answered. A no is told to nobody.</param>
internal sealed record MonthlyTalk(string Id, string PartnershipId, PersonId Asker, PersonId Asked, string? Answer);

/// <summary>Who keeps a talk once a month.</summary>
internal sealed class MonthlyStore
{
    private static readonly SqlText Sql = new("Rounds");

    public async Task<MonthlyTalk?> Find(Session db, string id) => (await db.Find<Row>(Sql["FindMonthly"], new { Id = id }))?.ToTalk();

    /// <summary>All that stand between the partners of one partnership.</summary>
    public async Task<IReadOnlyList<MonthlyTalk>> Of(Session db, string partnershipId) =>
        [.. (await db.Query<Row>(Sql["MonthlyOf"], new { PartnershipId = partnershipId })).Select(r => r.ToTalk())];

    /// <summary>What concerns this member of those: asked by them, or agreed with them.</summary>
    public async Task<IReadOnlyList<MonthlyTalk>> AskedBy(Session db, RoundEnd end) =>
        [.. (await Of(db, end.Partnership.Id)).Where(m => m.Asker == end.PersonId || (m.Asked == end.PersonId && m.Answer == "yes"))];

    /// <summary>Its id; null when they asked before.</summary>
    public async Task<string?> Ask(Session db, string partnershipId, PersonId asker, PersonId asked, Instant now)
    {
        var id = Ids.New();
        return
            await db.Execute(
                Sql["AskMonthly"], new { Id = id, PartnershipId = partnershipId, PersonId = asker, PartnerId = asked, Now = now }) > 0
            ? id
            : null;
    }

    /// <summary>False when it was answered before.</summary>
    public async Task<bool> Answer(Session db, string id, string answer) =>
        await db.Execute(Sql["AnswerMonthly"], new { Id = id, Answer = answer }) > 0;

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string PartnershipId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public PersonId PartnerId { get; init; }
        public string? Answer { get; init; }

        public MonthlyTalk ToTalk() => new(Id, PartnershipId, PersonId, PartnerId, Answer);
    }
}

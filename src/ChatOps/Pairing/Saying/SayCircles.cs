using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Pairing.Saying;

/// <summary>
/// Among whom the bot carries messages: partners, and the three of a cover. A cover reads as a partnership here, under its own id, that
/// stands as long as somebody is taken along.
/// </summary>
internal sealed class SayCircles(PairingStore pairings, CoverStore covers)
{
    private static readonly SqlText Sql = new("Pairing/Saying");

    /// <summary>All in which this person stands now.</summary>
    public async Task<IReadOnlyList<Partnership>> Of(Session db, PersonId person)
    {
        var circles = (await pairings.AllStandingOf(db, person)).ToList();
        foreach (var id in await db.Query<string>(Sql["CoversOf"], new { PersonId = person }))
            circles.AddRange(await covers.Find(db, id) is { } cover ? [Of(cover)] : []);
        return circles;
    }

    public async Task<Partnership?> Find(Session db, string id) =>
        await pairings.Find(db, id) ?? (await covers.Find(db, id) is { } cover ? Of(cover) : null);

    private static Partnership Of(Cover cover) => cover.Partnership with
    {
        Id = cover.Id,
        Partners = [cover.Person, .. cover.Neighbours.Partners],
        EndedAt = cover.State == CoverState.Standing ? null : cover.Partnership.EndedAt ?? cover.Partnership.StartedAt,
    };
}

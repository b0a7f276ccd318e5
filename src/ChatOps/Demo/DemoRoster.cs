using ChatOps.Meetings.Ics;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Demo;

/// <summary>Who the sample people are now: their record, and who their partners are.</summary>
internal sealed class DemoRoster(Db db, PersonStore people, PairingStore pairings, FeedStore feeds)
{
    public Task<IReadOnlyList<Line>> All(Ct ct) => db.Read<IReadOnlyList<Line>>(async session =>
    {
        var known = new Dictionary<PersonId, DemoPerson>();
        foreach (var sample in DemoPeople.All)
        {
            if (await people.FindVisitor(session, sample.Account) is { } visitor)
                known[visitor.Person.Id] = sample;
        }

        var lines = new List<Line>();
        foreach (var (id, sample) in known)
            lines.Add(await Describe(session, sample, id, known));
        return lines;
    }, ct);

    public Task<Line?> Find(DemoPerson sample, Ct ct) =>
        db.Read(
            async session =>
            {
                if (await people.FindVisitor(session, sample.Account) is not { } visitor)
                    return null;
                var partners = new Dictionary<PersonId, DemoPerson>();
                foreach (var partner in await PartnersOf(session, visitor.Person.Id))
                {
                    var accounts = await people.AccountsOf(session, partner.PersonId);
                    if (
                        accounts
                            .Where(a => a.Tenant == DemoPerson.Tenant)
                            .Select(a => DemoPeople.Find(a.UserId))
                            .OfType<DemoPerson>()
                            .FirstOrDefault() is
                        { } known)
                        partners[partner.PersonId] = known;
                }

                return await Describe(session, sample, visitor.Person.Id, partners);
            },
            ct);

    private async Task<Line> Describe(Session session, DemoPerson sample, PersonId id, Dictionary<PersonId, DemoPerson> known)
    {
        var person = await people.Find(session, id) ?? throw new InvalidOperationException("A sample person has no record.");
        return new Line(
            sample, person, [.. (await PartnersOf(session, id)).Select(p => known.GetValueOrDefault(p.PersonId)).OfType<DemoPerson>()])
        {
            Feed = await feeds.SecretOf(session, id) is { } secret ? FeedLinks.FeedPath(secret) : null,
        };
    }

    private async Task<IEnumerable<Partner>> PartnersOf(Session session, PersonId id) =>
        (await pairings.AllStandingOf(session, id)).SelectMany(p => p.PartnersOf(id)).DistinctBy(p => p.PersonId);

    /// <summary>One person as the desk lists them.</summary>
    internal sealed record Line(DemoPerson Sample, Person Person, IReadOnlyList<DemoPerson> Partners)
    {
        /// <summary>The path of their private feed; null while they have none.</summary>
        public string? Feed { get; init; }
    }
}

using ChatOps.People;
using ChatOps.Storage;
using NodaTime.Text;

namespace ChatOps.Meetings.Proposals;

/// <summary>Times to choose from. One open proposal a partnership.</summary>
internal sealed class TimeProposalStore
{
    private static readonly SqlText Sql = new("Meetings");

    /// <summary>False when one is open already.</summary>
    public async Task<bool> Add(Session db, MeetingProposal proposal, Instant now) => await db.Execute(Sql["AddProposal"], new
    {
        proposal.Id,
        proposal.PartnershipId,
        proposal.SeriesId,
        proposal.Day,
        PersonId = proposal.PersonId?.Value,
        proposal.IsOnReveal,
        Now = now,
    }) == 1;

    public Task Save(Session db, MeetingProposal proposal) => db.Execute(Sql["SaveProposal"], new
    {
        proposal.Id,
        State = MeetingText.Of(proposal.State),
        Options = string.Join(' ', proposal.Options.Select(LocalDateTimePattern.GeneralIso.Format)),
    });

    public Task Close(Session db, string partnershipId) => db.Execute(Sql["CloseProposals"], new { PartnershipId = partnershipId });

    public async Task<MeetingProposal?> OpenOf(Session db, string partnershipId) =>
        (await db.Find<Row>(Sql["OpenProposalOf"], new { PartnershipId = partnershipId }))?.ToProposal();

    public async Task<MeetingProposal?> Find(Session db, string id) =>
        (await db.Find<Row>(Sql["FindProposal"], new { Id = id }))?.ToProposal();

    /// <summary>The partners were asked about this one already: nobody is asked twice because a calendar says it twice.</summary>
    public async Task<bool> WereAsked(Session db, string seriesId, LocalDate? day) =>
        await db.Find<int>(Sql["AskedBefore"], new { SeriesId = seriesId, Day = day is { } date ? LocalDatePattern.Iso.Format(date) : "" })
        > 0;

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string PartnershipId { get; init; } = "";
        public string SeriesId { get; init; } = "";
        public string? Day { get; init; }
        public string? PersonId { get; init; }
        public bool OnReveal { get; init; }
        public string State { get; init; } = "";
        public string Options { get; init; } = "";

        public MeetingProposal ToProposal() =>
            new()
            {
                Id = Id,
                PartnershipId = PartnershipId,
                SeriesId = SeriesId,
                Day = Day is null ? null : LocalDatePattern.Iso.Parse(Day).GetValueOrThrow(),
                PersonId = PersonId is null ? null : new PersonId(PersonId),
                IsOnReveal = OnReveal,
                State = MeetingText.Read<TimeProposalState>(State),
                Options =
                [
                    .. Options
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(o => LocalDateTimePattern.GeneralIso.Parse(o).GetValueOrThrow()),
                ],
            };
    }
}

using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Proposals;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings.Cards;

/// <summary>Reads what the cards of a meeting show.</summary>
internal sealed class MeetingViews(
    SeriesStore series, OccurrenceStore occurrences, TimeProposalStore proposals, FeedStore feeds, FeedLinks links)
{
    private static readonly SqlText Sql = new("Meetings");

    public async Task<MeetingView?> Find(Session db, string partnershipId, PersonId reader)
    {
        if (await series.FrameOf(db, partnershipId) is not { } frame || !frame.Everybody.Any(p => p.PersonId == reader))
            return null;
        var current = await series.CurrentOf(db, partnershipId);
        var main = current.FirstOrDefault(s => s.InsteadOf is null);
        var secret = await feeds.SecretOf(db, reader);
        return new MeetingView
        {
            Frame = frame,
            Series = main,
            Singles = [.. current.Where(s => s.InsteadOf is not null)],
            Occurrences = await occurrences.OfPair(db, partnershipId, reader),
            Proposal = await proposals.OpenOf(db, partnershipId),
            Agenda = await db.Query<MeetingView.Raised>(Sql["RaisedItems"], new { PartnershipId = partnershipId }),
            IsMailed = links.SendsMail,
            Feed = secret is null ? null : links.Feed(secret),
            File = secret is null || main is null ? null : links.File(secret, main.Id),
        };
    }
}

using ChatOps.Meetings.Graph.Booking;
using ChatOps.Meetings.Graph.Wire;
using Microsoft.Graph.Users.Item.Calendar.GetSchedule;
using Microsoft.Kiota.Abstractions;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph;

/// <summary>
/// What the application may do, found out by trying and changing nothing: a change is asked of an event that does not exist.
/// </summary>
internal sealed class GraphProbe(GraphConnection graph)
{
    /// <summary>An id of the right shape that Outlook never gave to anybody.</summary>
    private const string NoEvent = "AAMkAGI1AAAAAAAAAAA=";

    /// <summary>Mailboxes of the tenant, when none of ours is known yet. Null: the directory is closed to us.</summary>
    public async Task<IReadOnlyList<string>?> Users(Ct ct)
    {
        try
        {
            var request = graph.Client.Users.ToGetRequestInformation(r => (r.QueryParameters.Top, r.QueryParameters.Select) = (5, ["id"]));
            var users = await graph.Ask(null, request, Models.UserCollectionResponse.CreateFromDiscriminatorValue, ct);
            return [.. (users.Value ?? []).Select(u => u.Id).OfType<string>()];
        }
        catch (GraphFault fault) when (fault.Status is 403)
        {
            return null;
        }
    }

    /// <summary>True: there is a calendar, open to us or not. False: this one proves nothing.</summary>
    public async Task<(bool HasCalendar, IReadOnlyList<string> Missing)> Calendar(string mailbox, Ct ct)
    {
        var user = graph.Client.Users[mailbox];
        var missing = new List<string>();
        var now = SystemClock.Instance.GetCurrentInstant().InUtc().LocalDateTime;
        var schedule = await Try(mailbox, user.Calendar.GetSchedule.ToPostRequestInformation(new GetSchedulePostRequestBody
        {
            Schedules = [mailbox],
            StartTime = SeriesEvent.At(now, DateTimeZone.Utc),
            EndTime = SeriesEvent.At(now.PlusHours(1), DateTimeZone.Utc),
        }), ct);
        if (schedule is Answer.NoMailbox)
            return (false, []);
        if (schedule is Answer.Forbidden)
            missing.Add("Calendars.Read");
        if (await Try(mailbox, user.Events[NoEvent].ToPatchRequestInformation(new Models.Event()), ct) is Answer.Forbidden)
            missing.Add("Calendars.ReadWrite");
        if (
            await Try(mailbox, user.MailboxSettings.ToGetRequestInformation(r => r.QueryParameters.Select = ["timeZone"]), ct)
            is Answer.Forbidden)
            missing.Add("MailboxSettings.Read");
        return (true, missing);
    }

    private async Task<Answer> Try(string mailbox, RequestInformation request, Ct ct)
    {
        try
        {
            await graph.Tell(mailbox, request, ct);
            return Answer.Open;
        }
        catch (GraphFault fault) when (fault.Status is 403)
        {
            return Answer.Forbidden;
        }
        catch (GraphFault fault)
            when (fault.Code
                    is "MailboxNotEnabledForRESTAPI"
                        or "MailboxNotSupportedForRESTAPI"
                        or "ErrorInvalidUser"
                        or "Request_ResourceNotFound"
                        or "ResourceNotFound")
        {
            return Answer.NoMailbox;
        }
        catch (GraphFault fault) when (fault.Status is 400 or 404)
        {
            // What was asked about does not exist, but we were let in to look.
            return Answer.Open;
        }
    }

    private enum Answer
    {
        Open,
        Forbidden,
        NoMailbox,
    }
}

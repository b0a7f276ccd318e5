using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;

namespace ChatOps.Meetings;

/// <summary>From what is kept to what a calendar is told. Pure.</summary>
internal static class SeriesPlans
{
    /// <summary>Null while there is no time.</summary>
    public static SeriesPlan? Of(MeetingSeries series, MeetingLimits frame)
    {
        var people = frame.Everybody.Where(p => series.People.Contains(p.PersonId)).ToList();
        return series.Time is not { } time || people.FirstOrDefault(p => p.PersonId == series.OrganizerId) is not { } organizer
            ? null
            : new SeriesPlan
            {
                SeriesId = series.Id,
                Attempt = series.Attempt,
                Organizer = organizer,
                Others = [.. people.Where(p => p.PersonId != series.OrganizerId)],
                Guests = [.. frame.Guests.Where(g => g.SeriesId == series.Id && !g.IsOver).Select(g => g.Who)],
                Subject = frame.Program.MeetingSubject,
                Zone = time.TimeZone,
                FirstDay = time.FirstDay,
                From = time.From,
                Minutes = time.Minutes,
                EveryWeeks = time.EveryWeeks,
                LastDay = time.LastDay,
                WantsTeamsLink = true,
                Sequence = series.Sequence,
                ExternalId = series.ExternalId,
                Parts = series.Parts,
                Since = series.CreatedAt,
            };
    }

    /// <summary>Its occurrences as the series has them.</summary>
    public static IEnumerable<MeetingOccurrence> Occurrences(SeriesPlan plan) => plan.Days().Select(day => new MeetingOccurrence
    {
        Id = ChatOps.People.Ids.New(),
        SeriesId = plan.SeriesId,
        Day = day,
        StartsAt = WallTime.At(day.At(plan.From), plan.Zone),
        Minutes = plan.Minutes,
    });
}

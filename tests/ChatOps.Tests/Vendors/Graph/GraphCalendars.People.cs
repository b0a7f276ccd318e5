using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>What people do to a whole series in Outlook.</summary>
internal sealed partial class GraphCalendars
{
    /// <summary>
    /// "This and all following events" to another day and hour: the old series ends before, and a new one begins, with an id of its own
    /// and without the transaction of the old.
    /// </summary>
    public GraphSeries MoveFollowing(GraphSeries series, LocalDate day, LocalDateTime start, bool keepsMark)
    {
        GraphSeries made;
        lock (_lock)
        {
            var last = Iso(LocalDate.Max(start.Date, NodaTime.Text.LocalDatePattern.Iso.Parse(
                (string)series.Posted["recurrence"]!["range"]!["endDate"]!).Value));
            var posted = Template(series, start, keepsMark);
            posted["recurrence"]!["range"] = new JsonObject { ["type"] = "endDate", ["startDate"] = Iso(start.Date), ["endDate"] = last };
            made = Made(Find(series.Mailbox)!, posted);
            series.Cut(day.PlusDays(-1));
            Note(series.Mailbox, series.Id, false);
        }
        Changed?.Invoke(series.Mailbox, series.Id, "updated");
        Changed?.Invoke(series.Mailbox, made.Id, "created");
        return made;
    }

    /// <summary>It ends after this day, and nothing follows.</summary>
    public void CutShort(GraphSeries series, LocalDate last) => Edit(series, () => series.Cut(last));

    /// <summary>Its rhythm or its end, as somebody edits the series; null: it recurs no more.</summary>
    public void Repeat(GraphSeries series, JsonObject? pattern, LocalDate? last = null) => Edit(series, () =>
    {
        if (pattern is null)
            series.Posted["recurrence"] = null;
        else
            series.Posted["recurrence"]!["pattern"] = pattern;
        if (last is { } end)
            series.Posted["recurrence"]!["range"]!["endDate"] = Iso(end);
        series.Lay();
    });

    /// <summary>Somebody forwards the invitation.</summary>
    public void Forward(GraphSeries series, string address) => Edit(series, () => series.Posted["attendees"]!.AsArray().Add(
        (JsonNode)new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = address }, ["type"] = "optional" }));

    /// <summary>"All day": it has no hour, and no zone.</summary>
    public void MakeAllDay(GraphSeries series) => Edit(series, () =>
    {
        var day = GraphZones.Read((string)series.Posted["start"]!["dateTime"]!).Date;
        series.Posted["isAllDay"] = true;
        series.Posted["start"] = new JsonObject { ["dateTime"] = $"{Iso(day)}T00:00:00", ["timeZone"] = "UTC" };
        series.Posted["end"] = new JsonObject { ["dateTime"] = $"{Iso(day.PlusDays(1))}T00:00:00", ["timeZone"] = "UTC" };
        series.Lay();
    });

    public void TakeOff(GraphSeries series, string address) => Edit(series, () =>
    {
        var invited = series.Posted["attendees"]!.AsArray();
        invited.Remove(invited.First(a => (string?)a!["emailAddress"]!["address"] == address));
    });

    /// <summary>Somebody makes the same meeting in their calendar, and invites who had it: three of them.</summary>
    public GraphSeries MakeAnew(GraphSeries series, string organizer, LocalDateTime start)
    {
        GraphSeries made;
        var before = Of(series.Mailbox);
        lock (_lock)
        {
            var posted = Template(series, start, keepsMark: false);
            posted["recurrence"]!["range"] = new JsonObject
            {
                ["type"] = "endDate",
                ["startDate"] = Iso(start.Date),
                ["endDate"] = Iso(start.Date.PlusWeeks(2)),
            };
            if (organizer != before.Id)
                posted["attendees"]![0]!["emailAddress"]!["address"] = before.Address;
            made = Made(Find(organizer)!, posted);
            Note(before.Id, made.CopyId(before), false);
        }
        Changed?.Invoke(made.Mailbox, made.Id, "created");
        if (organizer != before.Id)
            Changed?.Invoke(before.Id, made.CopyId(before), "created");
        return made;
    }

    private static JsonObject Template(GraphSeries series, LocalDateTime start, bool keepsMark)
    {
        var posted = series.Posted.DeepClone().AsObject();
        posted.Remove("transactionId");
        if (!keepsMark)
            posted.Remove("singleValueExtendedProperties");
        var (from, to) = (
            GraphZones.Read((string)posted["start"]!["dateTime"]!), GraphZones.Read((string)posted["end"]!["dateTime"]!));
        var minutes = (int)Period.Between(from, to, PeriodUnits.Minutes).Minutes;
        posted["start"]!["dateTime"] = start.ToString("uuuu-MM-dd'T'HH:mm:ss", null);
        posted["end"]!["dateTime"] = start.PlusMinutes(minutes).ToString("uuuu-MM-dd'T'HH:mm:ss", null);
        posted["recurrence"]!["pattern"]!["daysOfWeek"] = new JsonArray(start.DayOfWeek.ToString().ToLowerInvariant());
        return posted;
    }

    private GraphSeries Made(GraphMailbox organizer, JsonObject posted)
    {
        var (made, fault) = GraphSeries.Of($"AAMkAD{_series.Count:000000}", organizer, posted, Clock.GetCurrentInstant());
        Keep(made ?? throw new InvalidOperationException(fault));
        Note(organizer.Id, made.Id, false);
        return made;
    }

    private void Edit(GraphSeries series, Action change)
    {
        lock (_lock)
        {
            change();
            Note(series.Mailbox, series.Id, false);
        }
        Changed?.Invoke(series.Mailbox, series.Id, "updated");
    }

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}

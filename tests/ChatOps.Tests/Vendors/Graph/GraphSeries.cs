using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>A series in the organizer's calendar, with what became of each of its occurrences.</summary>
internal sealed class GraphSeries
{
    private readonly SortedDictionary<LocalDate, GraphOccurrence> _occurrences = [];

    private GraphSeries(string id, GraphMailbox organizer, JsonObject posted, Instant createdAt) =>
        (Id, Mailbox, Organizer, Posted, CreatedAt) = (id, organizer.Id, organizer.Address, posted, createdAt);

    public string Id { get; }

    public string Mailbox { get; }

    /// <summary>Their address.</summary>
    public string Organizer { get; }

    public Instant CreatedAt { get; }

    /// <summary>Ids of attendees who have no copy of it in their calendar any more.</summary>
    public HashSet<string> WithoutCopy { get; } = [];

    /// <summary>As it was posted, with what was changed since.</summary>
    public JsonObject Posted { get; }

    public bool IsGone { get; set; }

    public string? Comment { get; set; }

    public string? TransactionId => (string?)Posted["transactionId"];

    public string? Mark => (string?)Posted["singleValueExtendedProperties"]?[0]?["value"];

    public IReadOnlyList<string> Attendees => [.. Posted["attendees"]!.AsArray().Select(a => (string)a!["emailAddress"]!["address"]!)];

    public IReadOnlyList<GraphOccurrence> Occurrences => [.. _occurrences.Values];

    /// <summary>Null and a code, when Outlook would shift or refuse it.</summary>
    public static (GraphSeries? Series, string? Fault) Of(string id, GraphMailbox organizer, JsonObject posted, Instant createdAt)
    {
        var series = new GraphSeries(id, organizer, posted, createdAt);
        return series.Lay() is { } fault ? (null, fault) : (series, null);
    }

    /// <summary>Lays the occurrences anew from start, end and recurrence; exceptions are lost, as Outlook does.</summary>
    public string? Lay()
    {
        var zone = GraphZones.Named((string?)Posted["start"]?["timeZone"]);
        if (zone is null || GraphZones.Named((string?)Posted["end"]?["timeZone"]) is null)
            return "ErrorInvalidTimeZone";
        var start = GraphZones.Read((string)Posted["start"]!["dateTime"]!);
        var end = GraphZones.Read((string)Posted["end"]!["dateTime"]!);
        if (end <= start)
            return "ErrorPropertyValidationFailure";
        _occurrences.Clear();
        if (Posted["recurrence"] is not JsonObject recurrence)
        {
            Put(start.Date, start, end, zone);
            return null;
        }
        var pattern = recurrence["pattern"]!;
        var range = recurrence["range"]!;
        var first = Date(range["startDate"]);
        var isDaily = (string?)pattern["type"] == "daily";
        var days = pattern["daysOfWeek"]?.AsArray().Select(d => Enum.Parse<IsoDayOfWeek>((string)d!, ignoreCase: true)).ToHashSet() ?? [];
        if (
            (!isDaily && (string?)pattern["type"] != "weekly")
            || first != start.Date
            || (!isDaily && !days.Contains(first.DayOfWeek))
            || (string?)range["type"] == "noEnd")
            return "ErrorPropertyValidationFailure";
        var last =
            (string?)range["type"] == "endDate"
                ? Date(range["endDate"])
                : first.PlusWeeks(((int)range["numberOfOccurrences"]! - 1) * (int)pattern["interval"]!);
        if (last < first)
            return "ErrorPropertyValidationFailure";
        var step = Period.FromDays((int)pattern["interval"]! * (isDaily ? 1 : 7));
        for (var day = first; day <= last; day = day.Plus(step))
            Put(day, day + start.TimeOfDay, day + end.TimeOfDay + Period.FromDays(Period.DaysBetween(start.Date, end.Date)), zone);
        return null;
    }

    /// <summary>One of its occurrences by its id, or null.</summary>
    public GraphOccurrence? Find(string id) => _occurrences.Values.FirstOrDefault(o => IdOf(o) == id);

    public string IdOf(GraphOccurrence occurrence) => $"{Id}.{occurrence.Day:uuuuMMdd}";

    /// <summary>It ends after this day; what became of the others before stays.</summary>
    public void Cut(LocalDate last)
    {
        Posted["recurrence"]!["range"] = new JsonObject
        {
            ["type"] = "endDate",
            ["startDate"] = (string)Posted["recurrence"]!["range"]!["startDate"]!,
            ["endDate"] = last.ToString("uuuu-MM-dd", null),
        };
        foreach (var day in _occurrences.Keys.Where(d => d > last).ToList())
            _occurrences.Remove(day);
    }

    /// <summary>As an attendee's calendar has it.</summary>
    public JsonObject Copy(GraphOccurrence occurrence, GraphMailbox attendee)
    {
        var copy = Written(occurrence);
        (copy["id"], copy["seriesMasterId"], copy["isOrganizer"]) = (
            $"{CopyId(attendee)}.{occurrence.Day:uuuuMMdd}", CopyId(attendee), false);
        return copy;
    }

    public string CopyId(GraphMailbox attendee) => $"{Id}~{attendee.Id.Replace('.', '-')}";

    public bool HasCopy(GraphMailbox attendee) =>
        Attendees.Contains(attendee.Address, StringComparer.OrdinalIgnoreCase) && !WithoutCopy.Contains(attendee.Id);

    /// <summary>Our own property, as it is shown to who asks for it.</summary>
    public JsonNode? Marks => Posted["singleValueExtendedProperties"]?.DeepClone();

    public JsonObject Master() => Common("seriesMaster", Id, (At("start"), At("end")), new Dictionary<string, string>());

    public JsonObject Written(GraphOccurrence occurrence)
    {
        var written = Common(
            occurrence.IsException ? "exception" : "occurrence",
            IdOf(occurrence),
            (occurrence.Start, occurrence.End),
            occurrence.Responses);
        written["seriesMasterId"] = Id;
        written["originalStart"] = occurrence.OriginalStart.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return written;
    }

    private JsonObject Common(string type, string id, (Instant Start, Instant End) when, IReadOnlyDictionary<string, string> responses)
    {
        var written = Posted.DeepClone().AsObject();
        written.Remove("singleValueExtendedProperties");
        if (type != "seriesMaster")
            written.Remove("recurrence");
        written["id"] = id;
        written["type"] = type;
        written["isCancelled"] = false;
        written["createdDateTime"] = CreatedAt.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        written["organizer"] = new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = Organizer } };
        written["isOrganizer"] = true;
        written["originalStartTimeZone"] = (string?)Posted["start"]!["timeZone"];
        written["start"] = new JsonObject { ["dateTime"] = GraphZones.Write(when.Start), ["timeZone"] = "UTC" };
        written["end"] = new JsonObject { ["dateTime"] = GraphZones.Write(when.End), ["timeZone"] = "UTC" };
        written["onlineMeeting"] = new JsonObject { ["joinUrl"] = $"https://teams.example/l/{Id}" };
        foreach (var attendee in written["attendees"]!.AsArray())
        {
            var response = responses.GetValueOrDefault((string)attendee!["emailAddress"]!["address"]!, "none");
            attendee["status"] = new JsonObject { ["response"] = response, ["time"] = "0001-01-01T00:00:00Z" };
        }
        return written;
    }

    private Instant At(string name) =>
        GraphZones
            .Read((string)Posted[name]!["dateTime"]!)
            .InZoneLeniently(GraphZones.Named((string)Posted[name]!["timeZone"]!)!)
            .ToInstant();

    private void Put(LocalDate day, LocalDateTime start, LocalDateTime end, DateTimeZone zone) =>
        _occurrences[day] = new GraphOccurrence(day, start.InZoneLeniently(zone).ToInstant(), end.InZoneLeniently(zone).ToInstant());

    /// <summary>Takes one out of the series.</summary>
    public void Remove(GraphOccurrence occurrence) => _occurrences.Remove(occurrence.Day);

    private static LocalDate Date(JsonNode? node) => NodaTime.Text.LocalDatePattern.Iso.Parse((string)node!).GetValueOrThrow();
}

/// <summary>One meeting of a series.</summary>
internal sealed class GraphOccurrence(LocalDate day, Instant start, Instant end)
{
    /// <summary>The day on which it stood at first, in the series' zone.</summary>
    public LocalDate Day => day;

    public Instant OriginalStart { get; } = start;

    public Instant Start { get; private set; } = start;

    public Instant End { get; private set; } = end;

    public bool IsException { get; private set; }

    public Dictionary<string, string> Responses { get; } = [];

    public void Move(Instant to)
    {
        (Start, End) = (to, to + (End - Start));
        IsException = true;
    }

    public void Respond(string address, string response)
    {
        Responses[address] = response;
        IsException = true;
    }
}

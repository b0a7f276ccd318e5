using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>The tenant's people and their calendars. What people do in Outlook is done here too: move, decline, delete.</summary>
internal sealed partial class GraphCalendars
{
    private readonly Lock _lock = new();

    /// <summary>By which events are made.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    private readonly Dictionary<string, GraphMailbox> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, GraphMailbox> _byAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<GraphSeries> _series = [];
    private readonly Dictionary<string, GraphSeries> _byId = [];
    private readonly Dictionary<string, List<GraphSeries>> _ofAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Mailbox, string Transaction), (string Text, GraphSeries Series)> _transactions = [];

    /// <summary>Mailbox, event, kind of change.</summary>
    public Action<string, string, string>? Changed { get; set; }

    /// <summary>Every repeat of a transaction is refused, an identical one as well.</summary>
    public bool RefusesEveryRepeat { get; set; }

    /// <summary>Delta tokens from before are worthless now.</summary>
    public int DeltaAge { get; set; }

    public int PageSize { get; set; } = 50;

    /// <summary>Every series that was ever made, in order.</summary>
    public IReadOnlyList<GraphSeries> All
    {
        get
        {
            lock (_lock)
                return [.. _series];
        }
    }

    /// <summary>What stands in calendars now.</summary>
    public IReadOnlyList<GraphSeries> Standing => [.. All.Where(s => !s.IsGone)];

    public GraphMailbox Add(string id, string address, Action<GraphMailbox>? about = null)
    {
        var person = new GraphMailbox { Id = id, Address = address.ToLowerInvariant() };
        about?.Invoke(person);
        lock (_lock)
            _people[id] = _byAddress[person.Address] = person;
        return person;
    }

    public GraphMailbox Of(string idOrAddress)
    {
        lock (_lock)
            return Find(idOrAddress) ?? throw new InvalidOperationException("No such person.");
    }

    public void Move(GraphSeries series, LocalDate day, Instant to) => Do(series, day, o => o.Move(to), "updated");

    public void Respond(GraphSeries series, LocalDate day, string address, string response) =>
        Do(series, day, o => o.Respond(address, response), "updated");

    public void Delete(GraphSeries series, LocalDate day) => Do(series, day, series.Remove, "deleted");

    public void Delete(GraphSeries series)
    {
        lock (_lock)
            End(series, null);
        Changed?.Invoke(series.Mailbox, series.Id, "deleted");
    }

    /// <summary>All of it, to another day and hour.</summary>
    public void MoveAll(GraphSeries series, LocalDateTime start, int minutes)
    {
        lock (_lock)
        {
            series.Posted["start"]!["dateTime"] = start.ToString("uuuu-MM-dd'T'HH:mm:ss", null);
            series.Posted["end"]!["dateTime"] = start.PlusMinutes(minutes).ToString("uuuu-MM-dd'T'HH:mm:ss", null);
            if (series.Posted["recurrence"] is { } recurrence)
            {
                recurrence["range"]!["startDate"] = start.Date.ToString("uuuu-MM-dd", null);
                recurrence["pattern"]!["daysOfWeek"] = new JsonArray(start.DayOfWeek.ToString().ToLowerInvariant());
            }
            series.Lay();
            Note(series.Mailbox, series.Id, false);
        }
        Changed?.Invoke(series.Mailbox, series.Id, "updated");
    }

    public GraphAnswer Answer(GraphCall call, string[] path)
    {
        (string Mailbox, string Event, string Kind)? change = null;
        GraphAnswer answer;
        lock (_lock)
            answer = Answer(call, path, ref change);
        if (change is var (mailbox, id, kind))
            Changed?.Invoke(mailbox, id, kind);
        return answer;
    }

    private GraphAnswer Answer(GraphCall call, string[] path, ref (string, string, string)? change)
    {
        if (path is [])
            return People(call);
        if (Find(path[0]) is not { } owner)
            return GraphAnswer.Error(404, path.Length == 1 ? "Request_ResourceNotFound" : "ErrorInvalidUser");
        if (path is [_])
            return new GraphAnswer(200, Selected(owner.User(), call));
        if (path is [_, "manager"])
            return owner.ManagerId is { } boss && Find(boss) is { } manager
                ? new GraphAnswer(200, Selected(manager.User(), call))
                : GraphAnswer.Error(404, "Request_ResourceNotFound");
        if (owner.IsOutOfScope)
            return GraphAnswer.Error(403, "ErrorAccessDenied");
        if (!owner.HasCalendar)
            return GraphAnswer.Error(404, "MailboxNotEnabledForRESTAPI");
        if (
            owner.Denied.Contains(
                call.Writes ? "Calendars.ReadWrite" : call.Parts is [_, _, "mailboxSettings"] ? "MailboxSettings.Read" : "Calendars.Read"))
            return GraphAnswer.Error(403, "ErrorAccessDenied");
        return (call.Method, path[1..]) switch
        {
            ("GET", ["mailboxSettings"]) => new GraphAnswer(200, Selected(owner.Settings(), call)),
            ("POST", ["calendar", "getSchedule"]) => Schedules(call.Body),
            ("POST", ["events"]) => Create(call, owner, ref change),
            ("GET", ["events"]) => List(
                call, _series.Where(s => s.Mailbox == owner.Id && !s.IsGone && IsMarked(s, call)).Select(s => s.Master())),
            ("GET", ["calendarView"]) => List(call, View(call, owner)),
            ("GET", ["calendarView", "delta" or "delta()"]) => Delta(call, owner),
            (_, ["events", var id, .. var rest]) => OfEvent(call, owner, id, rest, ref change),
            _ => GraphAnswer.Error(400, "BadRequest"),
        };
    }

    private GraphAnswer OfEvent(GraphCall call, GraphMailbox owner, string id, string[] rest, ref (string, string, string)? change)
    {
        if (Found(owner, id) is not { } series)
            return GraphAnswer.Error(404, "ErrorItemNotFound");
        var occurrence = series.Find(id);
        var isSingle = series.Posted["recurrence"] is null;
        switch (call.Method, rest)
        {
            case ("GET", []):
                var written = occurrence is not null ? series.Written(occurrence) : series.Master();
                if (occurrence is null && isSingle)
                    written["type"] = "singleInstance";
                if (call.Query["$expand"]?.StartsWith("singleValueExtendedProperties", StringComparison.Ordinal) is true)
                    written["singleValueExtendedProperties"] = series.Marks;
                return new GraphAnswer(200, Selected(written, call));
            case ("GET", ["instances"]):
                return isSingle
                    ? GraphAnswer.Error(400, "ErrorInvalidRequest")
                    : List(call, series.Occurrences.Where(o => IsInside(o, call)).Select(series.Written));
            case ("PATCH", []):
                change = (owner.Id, id, "updated");
                return Change(call, owner, series, occurrence);
            case ("POST", ["cancel"]) when series.Attendees.Count == 0 || series.Mailbox != owner.Id:
                return GraphAnswer.Error(400, "ErrorInvalidRequest");
            case ("DELETE", []) when series.Mailbox != owner.Id:
                series.WithoutCopy.Add(owner.Id);
                return new GraphAnswer(204);
            case ("POST", ["cancel"]) or ("DELETE", []):
                change = (owner.Id, id, "deleted");
                if (occurrence is not null && !isSingle)
                    Leave(series, occurrence);
                else
                    End(series, call.Text.Length > 0 ? (string?)call.Body["Comment"] : null);
                return new GraphAnswer(call.Method == "DELETE" ? 204 : 202);
            default:
                return GraphAnswer.Error(400, "BadRequest");
        }
    }

    private GraphAnswer Change(GraphCall call, GraphMailbox owner, GraphSeries series, GraphOccurrence? occurrence)
    {
        if (occurrence is not null && series.Posted["recurrence"] is not null)
        {
            var zone = GraphZones.Named((string?)call.Body["start"]?["timeZone"]);
            if (zone is null)
                return GraphAnswer.Error(400, "ErrorInvalidTimeZone");
            var to = GraphZones.Read((string)call.Body["start"]!["dateTime"]!).InZoneLeniently(zone).ToInstant();
            var days = series.Occurrences.Where(o => o != occurrence).Select(o => o.Start.InUtc().Date);
            if (days.Contains(to.InUtc().Date))
                return GraphAnswer.Error(400, "ErrorOccurrenceCrossingBoundary");
            occurrence.Move(to);
            Note(owner.Id, series.IdOf(occurrence), false);
            return new GraphAnswer(200, series.Written(occurrence));
        }
        foreach (var (name, value) in call.Body)
            series.Posted[name] = value?.DeepClone();
        // Who comes changes no occurrence; start, end and recurrence lay them anew.
        if (call.Body.Any(b => b.Key is "start" or "end" or "recurrence") && series.Lay() is { } fault)
            return GraphAnswer.Error(400, fault);
        foreach (var address in series.Attendees)
        {
            var theirs = _ofAddress.TryGetValue(address, out var known) ? known : _ofAddress[address] = [];
            if (!theirs.Contains(series))
                theirs.Add(series);
        }
        Note(owner.Id, series.Id, false);
        return new GraphAnswer(200, series.Master());
    }

    private GraphAnswer Create(GraphCall call, GraphMailbox owner, ref (string, string, string)? change)
    {
        var body = call.Body;
        var transaction = (owner.Id, (string?)body["transactionId"] ?? Guid.NewGuid().ToString());
        if (_transactions.TryGetValue(transaction, out var before))
            return before.Text == call.Text && !RefusesEveryRepeat
                ? new GraphAnswer(201, before.Series.Master())
                : GraphAnswer.Error(409, "ErrorDuplicateTransactionId");
        var (series, fault) = GraphSeries.Of($"AAMkAD{_series.Count:000000}", owner, body, Clock.GetCurrentInstant());
        if (series is null)
            return GraphAnswer.Error(400, fault!);
        Keep(series);
        _transactions[transaction] = (call.Text, series);
        Note(owner.Id, series.Id, false);
        change = (owner.Id, series.Id, "created");
        return new GraphAnswer(201, series.Master());
    }

    private void Keep(GraphSeries series)
    {
        _series.Add(series);
        _byId[series.Id] = series;
        foreach (var address in series.Attendees.Append(series.Organizer))
            (_ofAddress.TryGetValue(address, out var theirs) ? theirs : _ofAddress[address] = []).Add(series);
    }

    private void Do(GraphSeries series, LocalDate day, Action<GraphOccurrence> act, string kind)
    {
        string id;
        lock (_lock)
        {
            var occurrence = series.Occurrences.Single(o => o.Day == day);
            id = series.IdOf(occurrence);
            act(occurrence);
            Note(series.Mailbox, id, kind == "deleted");
        }
        Changed?.Invoke(series.Mailbox, id, kind);
    }

    private void Leave(GraphSeries series, GraphOccurrence occurrence)
    {
        series.Remove(occurrence);
        Note(series.Mailbox, series.IdOf(occurrence), true);
    }

    private void End(GraphSeries series, string? comment)
    {
        (series.IsGone, series.Comment) = (true, comment);
        foreach (var occurrence in series.Occurrences)
            Note(series.Mailbox, series.IdOf(occurrence), true);
        Note(series.Mailbox, series.Id, true);
    }

    private void Note(string mailbox, string id, bool isGone) => Find(mailbox)!.Changes.Add((id, isGone));

    private GraphMailbox? Find(string idOrAddress) =>
        _people.GetValueOrDefault(idOrAddress) ?? _byAddress.GetValueOrDefault(idOrAddress);

    /// <summary>The series that has this id, or an occurrence with it, or of which this is an attendee's copy.</summary>
    private GraphSeries? Found(GraphMailbox owner, string id) =>
        _byId.GetValueOrDefault(id.Split('.')[0].Split('~')[0]) is { IsGone: false } series
        && (id.Contains('~', StringComparison.Ordinal)
            ? id.Split('.')[0] == series.CopyId(owner) && series.HasCopy(owner)
            : series.Mailbox == owner.Id && (series.Id == id || series.Find(id) is not null))
            ? series
            : null;

    [GeneratedRegex("^subject eq '((?:[^']|'')*)'$")]
    private static partial Regex SubjectIn();

    [GeneratedRegex("ep/value eq '([^']*)'")]
    private static partial Regex MarkIn();
}

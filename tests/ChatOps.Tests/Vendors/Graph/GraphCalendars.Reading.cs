using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>What is asked of calendars.</summary>
internal sealed partial class GraphCalendars
{
    private GraphAnswer People(GraphCall call)
    {
        var filter = call.Query["$filter"] ?? "";
        if (filter.Count(c => c == ',') >= 15)
            return GraphAnswer.Error(400, "Request_UnsupportedQuery");
        var found = _people.Values.Where(p =>
            filter.Length == 0
            || new[] { p.Address, p.Id }.Any(v =>
                filter.Contains($"'{v.Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.OrdinalIgnoreCase)));
        return List(call, found.Select(p => call.Query["$expand"] == "manager" ? WithManager(p) : p.User()));
    }

    private JsonObject WithManager(GraphMailbox person)
    {
        var user = person.User();
        if (person.ManagerId is { } boss && Find(boss) is { } manager)
        {
            user["manager"] = manager.User();
            user["manager"]!["@odata.type"] = "#microsoft.graph.user";
        }
        return user;
    }

    private static bool IsMarked(GraphSeries series, GraphCall call) =>
        call.Query["$filter"] is not { } filter
        || (SubjectIn().Match(filter) is { Success: true } subject
            && (string?)series.Posted["subject"] == subject.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal))
        || (MarkIn().Match(filter) is { Success: true } mark && series.Mark == mark.Groups[1].Value);

    /// <summary>What its owner made, and what they were invited to.</summary>
    private IEnumerable<JsonObject> View(GraphCall call, GraphMailbox owner) =>
        from series in _ofAddress.GetValueOrDefault(owner.Address) ?? []
        let isOwn = series.Mailbox == owner.Id
        where !series.IsGone && (isOwn || series.HasCopy(owner)) && IsMarked(series, call)
        from occurrence in series.Occurrences
        where IsInside(occurrence, call)
        select isOwn ? series.Written(occurrence) : series.Copy(occurrence, owner);

    private static bool IsInside(GraphOccurrence occurrence, GraphCall call) =>
        occurrence.End > At(call.Query["startDateTime"]) && occurrence.Start < At(call.Query["endDateTime"]);

    private static Instant At(string? text) => OffsetDateTimePattern.ExtendedIso.Parse(text!).TryGetValue(default, out var at)
        ? at.ToInstant()
        : GraphZones.Read(text!).InUtc().ToInstant();

    /// <summary>Pages as Outlook gives them: whole, when nothing else is asked.</summary>
    private GraphAnswer List(GraphCall call, IEnumerable<JsonObject> found)
    {
        var all = found.ToList();
        var skip = int.Parse(call.Query["$skip"] ?? "0", CultureInfo.InvariantCulture);
        var top = Math.Min(int.Parse(call.Query["$top"] ?? "10", CultureInfo.InvariantCulture), PageSize);
        var body = new JsonObject { ["value"] = new JsonArray([.. all.Skip(skip).Take(top).Select(e => Selected(e, call))]) };
        if (all.Count > skip + top)
            body["@odata.nextLink"] = $"{Here}{call.RawPath.Split('?')[0]}?{Again(call, skip + top)}";
        return new GraphAnswer(200, body);
    }

    /// <summary>The address of this stand-in, for links.</summary>
    public string Here { get; set; } = "";

    private static string Again(GraphCall call, int skip) =>
        string.Join(
            '&',
            call.Query.AllKeys.Where(k => k is not (null or "$skip"))
                .Select(k => $"{Uri.EscapeDataString(k!)}={Uri.EscapeDataString(call.Query[k]!)}")
                .Append($"$skip={skip}"));

    private static JsonObject Selected(JsonObject whole, GraphCall call)
    {
        if (call.Query["$select"] is not { Length: > 0 } select)
            return whole;
        var wanted = select.Split(',').Append("id").Append((call.Query["$expand"] ?? "id").Split('(')[0]).ToHashSet();
        return new JsonObject(whole.Where(m => wanted.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
    }

    private GraphAnswer Schedules(JsonObject body)
    {
        body = new JsonObject(body.Select(m => KeyValuePair.Create(char.ToLowerInvariant(m.Key[0]) + m.Key[1..], m.Value?.DeepClone())));
        var from = GraphZones
            .Read((string)body["startTime"]!["dateTime"]!)
            .InZoneLeniently(GraphZones.Named((string)body["startTime"]!["timeZone"]!)!)
            .ToInstant();
        var to = GraphZones
            .Read((string)body["endTime"]!["dateTime"]!)
            .InZoneLeniently(GraphZones.Named((string)body["endTime"]!["timeZone"]!)!)
            .ToInstant();
        var schedules = body["schedules"]!.AsArray().Select(s => (string)s!).ToList();
        if (schedules.Count > 20 || to - from >= Duration.FromDays(62))
            return GraphAnswer.Error(400, "ErrorInvalidArgument");
        return new GraphAnswer(200, new JsonObject { ["value"] = new JsonArray([.. schedules.Select(s => Schedule(s, from, to))]) });
    }

    private static JsonObject NoSchedule(string address, string code) => new()
    {
        ["scheduleId"] = address,
        ["error"] = new JsonObject { ["responseCode"] = code, ["message"] = "Unable to tell." },
    };

    private JsonObject Schedule(string address, Instant from, Instant to)
    {
        if (Find(address) is not { HasCalendar: true } person)
            return NoSchedule(address, "ErrorMailRecipientNotFound");
        if (person.ScheduleFault is { } fault)
            return NoSchedule(address, fault);
        var series = from s in _ofAddress.GetValueOrDefault(person.Address) ?? []
                     where !s.IsGone && (s.Mailbox == person.Id || s.Attendees.Contains(person.Address, StringComparer.OrdinalIgnoreCase))
                     from o in s.Occurrences
                     select (From: o.Start, To: o.End, Status: "busy");
        var items = person.Busy.Concat(series).Where(b => b.To > from && b.From < to).Select(b => (JsonNode)new JsonObject
        {
            ["status"] = b.Status,
            ["isPrivate"] = false,
            ["subject"] = GraphMailbox.SecretSubject,
            ["location"] = "Room 7",
            ["start"] = new JsonObject { ["dateTime"] = GraphZones.Write(b.From), ["timeZone"] = "UTC" },
            ["end"] = new JsonObject { ["dateTime"] = GraphZones.Write(b.To), ["timeZone"] = "UTC" },
        });
        return new JsonObject
        {
            ["scheduleId"] = address,
            ["availabilityView"] = "",
            ["scheduleItems"] = new JsonArray([.. items]),
            ["workingHours"] = person.WorkingHours(),
        };
    }

    /// <summary>With everybody's subjects, as Outlook tells them: nothing may be selected away.</summary>
    private GraphAnswer Delta(GraphCall call, GraphMailbox owner)
    {
        var since = 0;
        if (call.Query["$deltatoken"] is { } token)
        {
            var parts = token.Split('.');
            if (parts[0] != $"{DeltaAge}")
                return GraphAnswer.Error(410, "SyncStateNotFound");
            since = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }
        else if (call.Query["startDateTime"] is null)
            return GraphAnswer.Error(400, "ErrorInvalidParameter");
        var changed = owner.Changes.Skip(since).ToList();
        var items = changed.Select(c => c.EventId).Distinct().Select(id => Changed(owner, id)).Append(new JsonObject
        {
            ["id"] = "AAMkADnobodys",
            ["type"] = "singleInstance",
            ["subject"] = GraphMailbox.SecretSubject,
        });
        var link = $"{Here}/v1.0/users/{owner.Id}/calendarView/delta?$deltatoken={DeltaAge}.{owner.Changes.Count}";
        return new GraphAnswer(200, new JsonObject { ["value"] = new JsonArray([.. items]), ["@odata.deltaLink"] = link });

        JsonObject Changed(GraphMailbox owner, string id)
        {
            return Found(owner, id) is not { } series
                    ? new JsonObject
                    {
                        ["id"] = id,
                        ["@removed"] = new JsonObject { ["reason"] = "deleted" },
                    }
                : series.Find(id) is { } occurrence ? series.Written(occurrence)
                : series.Master();
        }
    }
}

using System.Text.Json;
using ChatOps.Meetings.Graph.Wire;
using Microsoft.Kiota.Abstractions;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>
/// What changed in a calendar since the last time. Graph tells of everybody's events, whole: only ids are read out of the answer, nothing
/// else becomes a text of ours.
/// </summary>
/// <remarks>https://learn.microsoft.com/graph/api/event-delta</remarks>
internal sealed class CalendarDelta(GraphConnection graph)
{
    /// <summary>Meetings may be moved beyond the end of their series.</summary>
    public static readonly Duration Beyond = Duration.FromDays(28);

    private const int MostPages = 200;

    /// <param name="mailbox">Whose.</param>
    /// <param name="link">From the last time, or null for a first look.</param>
    /// <param name="from">The stretch of a first look.</param>
    /// <param name="until">Its end.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Changes> Since(string mailbox, string? link, Instant from, Instant until, Ct ct)
    {
        try
        {
            return await Round(mailbox, link is null ? First(mailbox, from, until) : Again(link), isWhole: link is null, ct);
        }
        catch (GraphFault fault) when (link is not null && (fault.Status is 410 || IsTooOld(fault.Code)))
        {
            return await Round(mailbox, First(mailbox, from, until), isWhole: true, ct);
        }
    }

    private static bool IsTooOld(string code) =>
        code.Equals("syncStateNotFound", StringComparison.OrdinalIgnoreCase)
        || code.Equals("resyncRequired", StringComparison.OrdinalIgnoreCase);

    private async Task<Changes> Round(string mailbox, RequestInformation request, bool isWhole, Ct ct)
    {
        var changes = new Changes { IsWhole = isWhole };
        for (var pages = 0; pages < MostPages; pages++)
        {
            var (next, end) = await graph.Read(mailbox, request, (stream, stop) => Page(stream, changes, stop), ct);
            if (end is not null || next is null)
                return changes with { Link = end };
            request = Again(next);
        }
        return changes;
    }

    private RequestInformation First(string mailbox, Instant from, Instant until) =>
        graph
            .Client.Users[mailbox]
            .CalendarView.Delta.ToGetRequestInformation(request =>
            {
                request.QueryParameters.StartDateTime = NodaTime.Text.InstantPattern.General.Format(from - Duration.FromDays(1));
                request.QueryParameters.EndDateTime = NodaTime.Text.InstantPattern.General.Format(until);
            });

    private static RequestInformation Again(string link) => new() { HttpMethod = Method.GET, URI = new Uri(link) };

    private static async Task<(string? Next, string? End)> Page(Stream stream, Changes changes, Ct ct)
    {
        using var page = await JsonDocument.ParseAsync(stream, default, ct);
        if (page.RootElement.TryGetProperty("value", out var items) && items.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in items.EnumerateArray())
            {
                changes.HasRemoved |= item.TryGetProperty("@removed", out _);
                foreach (var id in new[] { Text(item, "id"), Text(item, "seriesMasterId") }.OfType<string>())
                    changes.Ids.Add(id);
            }
        }
        return (Text(page.RootElement, "@odata.nextLink"), Text(page.RootElement, "@odata.deltaLink"));
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What a calendar says changed.</summary>
internal sealed record Changes
{
    /// <summary>All that there is, because there was no before.</summary>
    public bool IsWhole { get; init; }

    public bool HasRemoved { get; set; }

    /// <summary>Events, and the masters of occurrences.</summary>
    public HashSet<string> Ids { get; } = [];

    /// <summary>Where to ask the next time; null: begin anew.</summary>
    public string? Link { get; init; }
}

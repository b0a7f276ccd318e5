using System.Text.Json;

namespace ChatOps.Participation.Exports;

/// <summary>The answer for tools: <c>{"minimumGroup":5,"rows":[...]}</c>.</summary>
internal static class ParticipationJson
{
    public static byte[] Of(IReadOnlyList<ReportRow> rows, int minimum)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("minimumGroup", minimum);
            json.WriteStartArray("rows");
            foreach (var row in rows)
                Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ReportRow row)
    {
        json.WriteStartObject();
        json.WriteString("program", row.Program);
        json.WriteNumber("round", row.Round);
        json.WriteString("week", row.Monday is { } monday ? IsoWeek.Name(monday) : null);
        json.WriteString("department", row.Department);
        Number("members", row.Figures?.Members);
        Number("due", row.Figures?.Due);
        Number("handedIn", row.Figures?.Shared);
        Number("onTime", row.Figures?.OnTime);
        Number("meetingsBooked", row.Figures?.Meetings?.Booked);
        Number("meetingsHeld", row.Figures?.Meetings?.Held);
        json.WriteBoolean("suppressed", row.Figures is null);
        json.WriteEndObject();

        void Number(string name, long? value)
        {
            if (value is { } number)
                json.WriteNumber(name, number);
            else
                json.WriteNull(name);
        }
    }
}

using System.Globalization;
using System.Text;

namespace ChatOps.Participation.Exports;

/// <summary>The JSON's columns in the JSON's order. A department that starts like a formula is kept from being one.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc4180</remarks>
internal static class ParticipationCsv
{
    private const string Header = "program,round,week,department,members,due,handedIn,onTime,meetingsBooked,meetingsHeld,suppressed\r\n";

    public static byte[] Of(IReadOnlyList<ReportRow> rows)
    {
        var csv = new StringBuilder(Header);
        foreach (var row in rows)
        {
            var f = row.Figures;
            csv.AppendJoin(
                    ',',
                    [
                        Text(row.Program),
                        Number(row.Round),
                        row.Monday is { } monday ? IsoWeek.Name(monday) : "",
                        Text(row.Department),
                        Number(f?.Members),
                        Number(f?.Due),
                        Number(f?.Shared),
                        Number(f?.OnTime),
                        Number(f?.Meetings?.Booked),
                        Number(f?.Meetings?.Held),
                        f is null ? "true" : "false",
                    ])
                .Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(string? text)
    {
        if (text is null)
            return "";
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = $"'{text}";
        return text.Length == 0 || text.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}

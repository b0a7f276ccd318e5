using System.Globalization;
using ChatOps.Participation.Groups;

namespace ChatOps.Participation.Pages;

/// <summary>How many shared how many weeks of the round: bars that are a table.</summary>
internal static class Steadily
{
    public static string Of(PageText text, BandStep? bands, int round) =>
        $"""
        <section aria-labelledby="steadily">
        <h2 id="steadily">{text["steadily", round]}</h2>
        {(bands is null ? $"<p class=\"note\">{text["steadily-hidden"]}</p>\n" : Table(text, bands))}</section>

        """;

    private static string Table(PageText text, BandStep bands) =>
        $"""
        <p class="note">{text["steadily-note"]}</p>
        <table class="bars">
        <thead><tr>
        <th scope="col">{text["weeks-shared"]}</th>
        <th scope="col" class="picture">{text["share"]}</th>
        <th scope="col">{text["people"]}</th>
        </tr></thead>
        <tbody>
        {string.Concat(bands.Shared.Index().Reverse().Select(b => Row(text, b.Index, b.Item, bands)))}</tbody>
        </table>

        """;

    private static string Row(PageText text, int weeks, long people, BandStep bands)
    {
        var most = bands.Shared.Count - 1;
        var name = weeks == 0 ? text["none-of"] : weeks == most ? text["all-of", weeks] : text["some-of", weeks, most];
        var share = $"<span class=\"share\">{text.Percent(people, bands.People)}</span>";
        return $"<tr><th scope=\"row\">{name}</th><td class=\"picture\">{Bar.Of(people, bands.People)}</td>"
            + $"<td>{text.Number(people)} {share}</td></tr>\n";
    }
}

/// <summary>A share as a bar; the number beside it says the same.</summary>
internal static class Bar
{
    public static string Of(long part, long whole)
    {
        var width = (whole == 0 ? 0 : Math.Round(100m * part / whole, 1)).ToString(CultureInfo.InvariantCulture);
        return "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + $"<rect class=\"rest\" width=\"100\" height=\"8\"/><rect width=\"{width}\" height=\"8\"/></svg>";
    }
}

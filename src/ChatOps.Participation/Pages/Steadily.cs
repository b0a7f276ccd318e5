using System.Globalization;
using System.Text;
using ChatOps.Participation.Groups;

namespace ChatOps.Participation.Pages;

/// <summary>How many shared how many weeks of the round: bars that are a table.</summary>
internal static class Steadily
{
    public static string Of(PageText text, BandStep? bands, int round)
    {
        var html = new StringBuilder($"<section aria-labelledby=\"steadily\">\n<h2 id=\"steadily\">{text["steadily", round]}</h2>\n");
        if (bands is null)
            return html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{text["steadily-hidden"]}</p>\n</section>\n").ToString();
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{text["steadily-note"]}</p>\n<table class=\"bars\">\n<thead><tr><th scope=\"col\">{text["weeks-shared"]}</th><th scope=\"col\" class=\"picture\">{text["share"]}</th><th scope=\"col\">{text["people"]}</th></tr></thead>\n<tbody>\n");
        for (var weeks = bands.Shared.Count - 1; weeks >= 0; weeks--)
        {
            var name = weeks == 0 ? text["none-of"] : weeks == bands.Shared.Count - 1 ? text["all-of", weeks] : text["some-of", weeks, bands.Shared.Count - 1];
            html.Append(CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{name}</th><td class=\"picture\">{Bar.Of(bands.Shared[weeks], bands.People)}</td><td>{text.Number(bands.Shared[weeks])} <span class=\"share\">{text.Percent(bands.Shared[weeks], bands.People)}</span></td></tr>\n");
        }

        return html.Append("</tbody>\n</table>\n</section>\n").ToString();
    }
}

/// <summary>A share as a bar; the number beside it says the same.</summary>
internal static class Bar
{
    public static string Of(long part, long whole) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"rest\" width=\"100\" height=\"8\"/><rect width=\"{(whole == 0 ? 0 : Math.Round(100m * part / whole, 1))}\" height=\"8\"/></svg>");
}

using System.Globalization;
using System.Text;

namespace ChatOps.Participation.Pages;

/// <summary>The share that was shared, week by week: a picture for the eye, and its table for everybody.</summary>
internal static class TrendChart
{
    private const int Left = 52;
    private const int Top = 26;
    private const int Height = 150;
    private const int Column = 56;

    public static string Of(PageText text, IReadOnlyList<TrendWeek> weeks)
    {
        if (weeks.All(w => w.Figures is null))
            return "";
        var html = new StringBuilder($"<section aria-labelledby=\"trend\">\n<h2 id=\"trend\">{text["trend"]}</h2>\n");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{text["trend"]}\">\n{Picture(text, weeks)}</div>\n");
        if (weeks.Any(w => w.IsOpen))
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{text["open-note"]}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<details><summary>{text["table"]}</summary>\n<div class=\"scroll\">\n<table>\n<caption>{text["trend"]}</caption>\n");
        html.Append(CultureInfo.InvariantCulture,
            $"<thead><tr><th scope=\"col\">{text["week"]}</th><th scope=\"col\">{text["due"]}</th><th scope=\"col\">{text["shared-column"]}</th><th scope=\"col\">{text["on-time"]}</th></tr></thead>\n<tbody>\n");
        foreach (var week in weeks)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{IsoWeek.Name(week.Monday)}</th>{Cells(text, week)}</tr>\n");
        return html.Append("</tbody>\n</table>\n</div>\n</details>\n</section>\n").ToString();
    }

    private static string Cells(PageText text, TrendWeek week) => week.Figures is { } f
        ? $"<td>{text.Number(f.Due)}</td><td>{text.Number(f.Shared)} <span class=\"share\">{text.Percent(f.Shared, f.Due)}</span></td><td>{text.Number(f.OnTime)} <span class=\"share\">{text.Percent(f.OnTime, f.Due)}</span></td>"
        : $"<td class=\"hidden\" colspan=\"3\">{text[week.IsOpen ? "still-open" : "hidden"]}</td>";

    private static string Picture(PageText text, IReadOnlyList<TrendWeek> weeks)
    {
        var width = Left + (weeks.Count * Column) + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"trend\" viewBox=\"0 0 {width} {Top + Height + 30}\" role=\"img\" aria-label=\"{text["trend-label"]}\">\n");
        foreach (var percent in (int[])[0, 25, 50, 75, 100])
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<line class=\"grid\" x1=\"{Left}\" x2=\"{width}\" y1=\"{Y(percent)}\" y2=\"{Y(percent)}\"/><text class=\"axis\" x=\"{Left - 8}\" y=\"{Y(percent) + 4}\">{percent}\u00a0%</text>\n");
        }

        var points = weeks.Index().Where(w => w.Item.Figures is { Due: > 0 }).Select(w => (w.Index, Share: 100m * w.Item.Figures!.Shared / w.Item.Figures.Due)).ToList();
        // A hidden week leaves a gap: the line joins neighbours only.
        foreach (var (a, b) in points.Zip(points.Skip(1)).Where(p => p.Second.Index == p.First.Index + 1))
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"line\" x1=\"{X(a.Index)}\" y1=\"{Y(a.Share)}\" x2=\"{X(b.Index)}\" y2=\"{Y(b.Share)}\"/>\n");
        foreach (var (index, share) in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{X(index)}\" cy=\"{Y(share)}\" r=\"4\"/><text class=\"value\" x=\"{X(index)}\" y=\"{Y(share) - 10}\">{Math.Round(share, MidpointRounding.AwayFromZero)}</text>\n");
        }

        foreach (var (index, week) in weeks.Index())
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"week\" x=\"{X(index)}\" y=\"{Top + Height + 20}\">{IsoWeek.Short(week.Monday)}</text>\n");
            if (week.IsOpen)
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"open\" x=\"{X(index) - 18}\" y=\"{Top}\" width=\"36\" height=\"{Height}\"/><text class=\"turned\" transform=\"rotate(-90 {X(index)} {Top + (Height / 2)})\" x=\"{X(index)}\" y=\"{Top + (Height / 2) + 4}\">{text["still-open"]}</text>\n");
            else if (week.Figures is null)
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"value\" x=\"{X(index)}\" y=\"{Top + Height - 6}\">–</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static int X(int index) => Left + (index * Column) + (Column / 2);

    private static decimal Y(decimal percent) => Math.Round(Top + Height - (percent * Height / 100m), 1);
}

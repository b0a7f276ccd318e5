using System.Globalization;

namespace ChatOps.Participation.Pages;

/// <summary>The share that was shared, week by week: a picture for the eye, and its table for everybody.</summary>
internal static class TrendChart
{
    private const int Left = 52;
    private const int Top = 26;
    private const int Height = 150;
    private const int Column = 56;

    public static string Of(PageText text, IReadOnlyList<TrendWeek> weeks) => weeks.All(w => w.Figures is null) ? "" :
        $"""
        <section aria-labelledby="trend">
        <h2 id="trend">{text["trend"]}</h2>
        <div class="scroll" tabindex="0" role="group" aria-label="{text["trend"]}">
        {Picture(text, weeks)}</div>
        {(weeks.Any(w => w.IsOpen) ? $"<p class=\"note\">{text["open-note"]}</p>\n" : "")}<details><summary>{text["table"]}</summary>
        <div class="scroll">
        <table>
        <caption>{text["trend"]}</caption>
        <thead><tr>
        <th scope="col">{text["week"]}</th>
        <th scope="col">{text["due"]}</th>
        <th scope="col">{text["shared-column"]}</th>
        <th scope="col">{text["on-time"]}</th>
        </tr></thead>
        <tbody>
        {string.Concat(weeks.Select(w => $"<tr><th scope=\"row\">{IsoWeek.Name(w.Monday)}</th>{Cells(text, w)}</tr>\n"))}</tbody>
        </table>
        </div>
        </details>
        </section>

        """;

    private static string Cells(PageText text, TrendWeek week) => week.Figures is { } f
        ? $"<td>{text.Number(f.Due)}</td>" + Share(text, f.Shared, f.Due) + Share(text, f.OnTime, f.Due)
        : $"<td class=\"hidden\" colspan=\"3\">{text[week.IsOpen ? "still-open" : "hidden"]}</td>";

    private static string Share(PageText text, long part, long whole) =>
        $"<td>{text.Number(part)} <span class=\"share\">{text.Percent(part, whole)}</span></td>";

    private static string Picture(PageText text, IReadOnlyList<TrendWeek> weeks)
    {
        var width = Left + (weeks.Count * Column) + 8;
        var points = weeks.Index().Where(w => w.Item.Figures is { Due: > 0 })
            .Select(w => (w.Index, Share: 100m * w.Item.Figures!.Shared / w.Item.Figures.Due)).ToList();
        // A hidden week leaves a gap: the line joins neighbours only.
        var neighbours = points.Zip(points.Skip(1)).Where(p => p.Second.Index == p.First.Index + 1);
        return $"""
            <svg class="trend" viewBox="0 0 {width} {Top + Height + 30}" role="img" aria-label="{text["trend-label"]}">
            {string.Concat(((int[])[0, 25, 50, 75, 100]).Select(percent => Grid(percent, width)))}
            """
            + string.Concat(neighbours.Select(n => Line(n.First, n.Second)))
            + string.Concat(points.Select(Dot))
            + string.Concat(weeks.Index().Select(w => Week(text, w.Index, w.Item)))
            + "</svg>\n";
    }

    private static string Grid(int percent, int width) => Svg(
        $"<line class=\"grid\" x1=\"{Left}\" x2=\"{width}\" y1=\"{Y(percent)}\" y2=\"{Y(percent)}\"/>",
        $"<text class=\"axis\" x=\"{Left - 8}\" y=\"{Y(percent) + 4}\">{percent}\u00a0%</text>");

    private static string Line((int Index, decimal Share) from, (int Index, decimal Share) to) => Svg(
        $"<line class=\"line\" x1=\"{X(from.Index)}\" y1=\"{Y(from.Share)}\" x2=\"{X(to.Index)}\" y2=\"{Y(to.Share)}\"/>");

    private static string Dot((int Index, decimal Share) point)
    {
        var (x, y) = (X(point.Index), Y(point.Share));
        return Svg(
            $"<circle class=\"dot\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>",
            $"<text class=\"value\" x=\"{x}\" y=\"{y - 10}\">{Math.Round(point.Share, MidpointRounding.AwayFromZero)}</text>");
    }

    private static string Week(PageText text, int index, TrendWeek week)
    {
        var x = X(index);
        var name = Svg($"<text class=\"week\" x=\"{x}\" y=\"{Top + Height + 20}\">{IsoWeek.Short(week.Monday)}</text>");
        return name + week switch
        {
            { IsOpen: true } => Open(text, x),
            { Figures: null } => Svg($"<text class=\"value\" x=\"{x}\" y=\"{Top + Height - 6}\">–</text>"),
            _ => "",
        };
    }

    private static string Open(PageText text, int x)
    {
        var middle = Top + (Height / 2);
        return Svg(
            $"<rect class=\"open\" x=\"{x - 18}\" y=\"{Top}\" width=\"36\" height=\"{Height}\"/>",
            $"<text class=\"turned\" transform=\"rotate(-90 {x} {middle})\" x=\"{x}\" y=\"{middle + 4}\">{text["still-open"]}</text>");
    }

    /// <summary>Numbers of a picture have a point in every language.</summary>
    private static string Svg(params FormattableString[] elements) =>
        string.Concat(elements.Select(e => e.ToString(CultureInfo.InvariantCulture))) + "\n";

    private static int X(int index) => Left + (index * Column) + (Column / 2);

    private static decimal Y(decimal percent) => Math.Round(Top + Height - (percent * Height / 100m), 1);
}

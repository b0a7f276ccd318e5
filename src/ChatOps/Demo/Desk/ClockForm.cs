using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>Buttons that move the clock on.</summary>
internal static class ClockForm
{
    private static readonly (string Name, string Label)[] Moves =
        [("hour", "One hour on"), ("day", "Next morning"), ("monday", "Monday morning")];

    /// <param name="now">The demo's time.</param>
    /// <param name="zone">Whose mornings.</param>
    /// <param name="person">The chat to come back to; null: the list.</param>
    public static string Write(Instant now, DateTimeZone zone, string? person) =>
        $"""
        <form class="moves" method="post" action="/demo/clock">
        <fieldset>
        <legend>Move the clock on</legend>
        {(person is null ? "" : Person(person))}{Html.Each(Moves, move => Button(move, now, zone))}</fieldset>
        </form>

        """;

    private static string Person(string key) => $"<input type=\"hidden\" name=\"person\" value=\"{Html.Encode(key)}\">\n";

    private static string Button((string Name, string Label) move, Instant now, DateTimeZone zone)
    {
        var at = DeskPage.At(DemoMoves.To(move.Name, now, zone)!.Value, zone);
        return $"<button type=\"submit\" name=\"to\" value=\"{move.Name}\">{move.Label} <small>{Html.Encode(at)}</small></button>\n";
    }
}

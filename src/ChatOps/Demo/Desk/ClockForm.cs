using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>Buttons that move the clock on.</summary>
internal static class ClockForm
{
    private static readonly (string Name, string Label)[] Moves = [("hour", "One hour on"), ("day", "Next morning"), ("monday", "Monday morning")];

    /// <param name="now">The demo's time.</param>
    /// <param name="zone">Whose mornings.</param>
    /// <param name="person">The chat to come back to; null: the list.</param>
    public static string Write(Instant now, DateTimeZone zone, string? person) =>
        $"""
        <form class="moves" method="post" action="/demo/clock">
        <fieldset>
        <legend>Move the clock on</legend>
        {(person is null ? "" : $"<input type=\"hidden\" name=\"person\" value=\"{Html.Encode(person)}\">\n")}{Html.Each(Moves, move => Button(move, now, zone))}</fieldset>
        </form>

        """;

    private static string Button((string Name, string Label) move, Instant now, DateTimeZone zone) =>
        $"<button type=\"submit\" name=\"to\" value=\"{move.Name}\">{move.Label} <small>{Html.Encode(DeskPage.At(DemoMoves.To(move.Name, now, zone)!.Value, zone))}</small></button>\n";
}

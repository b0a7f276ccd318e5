using System.Globalization;
using System.Text;

namespace ChatOps.Participation.Pages;

/// <summary>The filters as a form whose answer is an address: what is shown can be kept and passed on.</summary>
internal static class Filters
{
    public static string Of(PageText text, IReadOnlyList<(string Key, string Name)> programs, string? program, DateOnly? from, DateOnly? to, By by)
    {
        var options = new StringBuilder();
        foreach (var (key, name) in programs)
            options.Append(CultureInfo.InvariantCulture, $"<option value=\"{PageText.Encode(key)}\"{(key == program ? " selected" : "")}>{PageText.Encode(name)}</option>\n");
        var choices = new StringBuilder();
        foreach (var choice in (By[])[By.Week, By.Department, By.Round])
        {
            var value = choice.ToString().ToLowerInvariant();
            choices.Append(CultureInfo.InvariantCulture,
                $"<label><input type=\"radio\" name=\"by\" value=\"{value}\"{(choice == by ? " checked" : "")}> {text[$"by-{value}"]}</label>\n");
        }

        return $"""
            <form class="filters" method="get" action="/participation" aria-label="{text["filters"]}">
            <input type="hidden" name="lang" value="{text.Language}">
            <p><label for="program">{text["program"]}</label><select id="program" name="program">
            {options}</select></p>
            <p><label for="from">{text["from"]}</label>{Week("from", from)}</p>
            <p><label for="to">{text["to"]}</label>{Week("to", to)}</p>
            <fieldset><legend>{text["by"]}</legend>
            {choices}</fieldset>
            <p><button>{text["show"]}</button></p>
            </form>

            """;
    }

    /// <summary>Where a browser knows no weeks, the pattern says what to type.</summary>
    private static string Week(string id, DateOnly? monday) =>
        $"<input type=\"week\" id=\"{id}\" name=\"{id}\" value=\"{(monday is { } day ? IsoWeek.Name(day) : "")}\" pattern=\"[0-9]{{4}}-W[0-9]{{2}}\" placeholder=\"2026-W47\" size=\"9\">";
}

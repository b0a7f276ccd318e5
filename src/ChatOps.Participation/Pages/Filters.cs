namespace ChatOps.Participation.Pages;

/// <summary>The filters as a form whose answer is an address: what is shown can be kept and passed on.</summary>
internal static class Filters
{
    public static string Of(
        PageText text, IReadOnlyList<(string Key, string Name)> programs, string? program, DateOnly? from, DateOnly? to, By by) =>
        $"""
        <form class="filters" method="get" action="/participation" aria-label="{text["filters"]}">
        <input type="hidden" name="lang" value="{text.Language}">
        <p><label for="program">{text["program"]}</label><select id="program" name="program">
        {string.Concat(programs.Select(p => Program(p.Key, p.Name, p.Key == program)))}</select></p>
        <p><label for="from">{text["from"]}</label>{Week("from", from)}</p>
        <p><label for="to">{text["to"]}</label>{Week("to", to)}</p>
        <fieldset><legend>{text["by"]}</legend>
        {string.Concat(((By[])[By.Week, By.Department, By.Round]).Select(choice => Choice(text, choice, choice == by)))}</fieldset>
        <p><button class="primary">{text["show"]}</button></p>
        </form>

        """;

    private static string Program(string key, string name, bool isChosen) =>
        $"<option value=\"{PageText.Encode(key)}\"{(isChosen ? " selected" : "")}>{PageText.Encode(name)}</option>\n";

    private static string Choice(PageText text, By by, bool isChosen)
    {
        var value = by.ToString().ToLowerInvariant();
        var check = isChosen ? " checked" : "";
        return $"<label><input type=\"radio\" name=\"by\" value=\"{value}\"{check}> {text[$"by-{value}"]}</label>\n";
    }

    /// <summary>Where a browser knows no weeks, the pattern says what to type.</summary>
    private static string Week(string id, DateOnly? monday)
    {
        var value = monday is { } day ? IsoWeek.Name(day) : "";
        return $"<input type=\"week\" id=\"{id}\" name=\"{id}\" value=\"{value}\""
            + " pattern=\"[0-9]{4}-W[0-9]{2}\" placeholder=\"2026-W47\" size=\"9\">";
    }
}

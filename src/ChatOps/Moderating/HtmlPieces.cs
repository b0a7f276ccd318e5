using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating;

/// <summary>What several pages are made of. Pure.</summary>
internal static class HtmlPieces
{
    private const string Gap = "<li class=\"gap\" aria-hidden=\"true\">…</li>\n";

    /// <summary>A button that does something to one thing. Its value is read by <see cref="HtmlFields"/>.</summary>
    /// <param name="action">The route.</param>
    /// <param name="subject">The id that it is about.</param>
    /// <param name="label">Text on it.</param>
    /// <param name="spoken">What a screen reader says instead, where many buttons are called the same.</param>
    /// <param name="look">A class: <c>primary</c>, <c>quiet</c>.</param>
    public static string Press(string action, string subject, string label, string? spoken = null, string? look = null)
    {
        var about = Html.Attribute("name", HtmlFields.ActionName)
            + Html.Attribute("value", $"{action}{HtmlFields.SubjectMark}{subject}")
            + Html.Attribute("class", look)
            + Html.Attribute("aria-label", spoken);
        return $"<button type=\"submit\"{about}>{Html.Encode(label)}</button>\n";
    }

    public static string Said(string? text, string role = "status")
    {
        var look = role == "alert" ? "said error" : "said";
        return text is null ? "" : $"<p class=\"{look}\" role=\"{role}\">{Html.Encode(text)}</p>\n";
    }

    /// <summary>A paragraph of plain text.</summary>
    public static string Paragraph(string text, string? look = null) => $"<p{Html.Attribute("class", look)}>{Html.Encode(text)}</p>\n";

    /// <summary>A form that does something, around its buttons.</summary>
    public static string Form(string address, string inside, string? look = null) =>
        $"""
        <form method="post"{Html.Attribute("action", address)}{Html.Attribute("class", look)}>
        {Gestures.OnceField()}{inside}</form>

        """;

    public static string Hidden(string name, string value) =>
        value.Length == 0 ? "" : $"<input type=\"hidden\" name=\"{name}\"{Html.Attribute("value", value)}>\n";

    public static string Name(string name) => $"<bdi>{Html.Encode(name)}</bdi>";

    /// <summary>One choice of a filter.</summary>
    public static string Select(string name, string label, string value, IEnumerable<(string Value, string Label)> choices) =>
        $"""
        <p><label for="filter-{name}">{Html.Encode(label)}</label>
        <select id="filter-{name}" name="{name}">
        {Html.Each(choices, c => Html.Option(c.Value, c.Label, c.Value == value))}</select></p>

        """;

    public static string Search(string label, string value) =>
        $"""
        <p class="search"><label for="filter-q">{Html.Encode(label)}</label>
        <input id="filter-q" type="search" name="q" maxlength="120"{Html.Attribute("value", value)} autocomplete="off"></p>

        """;

    /// <summary>The ways to a list's other pages; nothing when there is one only.</summary>
    /// <param name="page">Which one is shown, from one.</param>
    /// <param name="pages">How many there are.</param>
    /// <param name="address">Of a page.</param>
    /// <param name="t">The reader's texts.</param>
    public static string Pages(int page, int pages, Func<int, string> address, Phrases t)
    {
        if (pages < 2)
            return "";
        var shown = Enumerable.Range(1, pages).Where(p => p == 1 || p == pages || Math.Abs(p - page) < 3).ToList();
        return $"""
            <nav class="pages"{Html.Attribute("aria-label", t["console.pages"])}>
            <ul>
            {Html.When(page > 1, Turn(page - 1, "console.pages.back", "prev"))}{Html.Each(shown, One)}
            """
            + Html.When(page < pages, Turn(page + 1, "console.pages.next", "next"))
            + "</ul>\n</nav>\n";

        string One(int at)
        {
            var about = Html.Attribute("href", address(at))
                + Html.Attribute("aria-label", t.Fill("console.pages.one", ("n", at)))
                + Html.Attribute("aria-current", at == page ? "page" : null);
            return Html.When(at > 1 && !shown.Contains(at - 1), Gap) + $"<li><a{about}>{at}</a></li>\n";
        }

        string Turn(int to, string label, string way) =>
            $"<li class=\"way\"><a rel=\"{way}\"{Html.Attribute("href", address(to))}>{Html.Encode(t[label])}</a></li>\n";
    }
}

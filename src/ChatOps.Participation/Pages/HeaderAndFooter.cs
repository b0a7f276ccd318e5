namespace ChatOps.Participation.Pages;

/// <summary>What is around every state of the page: who is here, in which language, and what the page can't show.</summary>
/// <param name="Text">The language.</param>
/// <param name="Reader">Who reads.</param>
/// <param name="Minimum">k.</param>
/// <param name="Address">The address without its language, ready for <c>lang=</c>.</param>
internal sealed record HeaderAndFooter(PageText Text, string Reader, int Minimum, string Address)
{
    /// <summary>What is wrong with the headcount file, in this language; null while nothing is.</summary>
    public string? HeadcountFault { get; init; }

    /// <summary>The body of the page.</summary>
    public string Write(string main) =>
        $"""
        <header>
        <h1>{Text["title"]}</h1>
        <nav aria-label="{Text["language"]}">
        {string.Concat(PageText.Languages.Select(Language))}</nav>
        <div class="reader"><span>{Text["signed-in", Reader]}</span>
        <form method="post" action="/sign-out?lang={Text.Language}"><button class="quiet">{Text["sign-out"]}</button></form></div>
        </header>
        <main>
        {Fault}{main}</main>
        <footer><p>{Text["footer", Minimum]}</p></footer>

        """;

    private string Language(string language)
    {
        var address = PageText.Encode($"{Address}lang={language}");
        var current = language == Text.Language ? " aria-current=\"true\"" : "";
        return $"<a href=\"{address}\" hreflang=\"{language}\" lang=\"{language}\"{current}>{language.ToUpperInvariant()}</a>\n";
    }

    private string Fault => HeadcountFault is null ? "" :
        $"""
        <p class="notice" role="status">{Text["headcount-fault"]} {PageText.Encode(HeadcountFault)}</p>

        """;
}

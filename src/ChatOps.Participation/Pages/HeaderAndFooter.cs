using System.Globalization;
using System.Text;

namespace ChatOps.Participation.Pages;

/// <summary>What is around every state of the page: who is here, in which language, and what the page can't show.</summary>
/// <param name="Text">The language.</param>
/// <param name="Reader">Who reads.</param>
/// <param name="Minimum">k.</param>
/// <param name="Address">The address without its language, ready for <c>lang=</c>.</param>
internal sealed record HeaderAndFooter(PageText Text, string Reader, int Minimum, string Address)
{
    /// <summary>What is wrong with the headcount file, in English; null while nothing is.</summary>
    public string? HeadcountFault { get; init; }

    public string Write(string body)
    {
        var languages = new StringBuilder();
        foreach (var language in PageText.Languages)
        {
            var current = language == Text.Language ? " aria-current=\"true\"" : "";
            languages.Append(CultureInfo.InvariantCulture, $"<a href=\"{PageText.Encode(Address + "lang=" + language)}\" hreflang=\"{language}\" lang=\"{language}\"{current}>{language.ToUpperInvariant()}</a>\n");
        }

        return $"""
            <!doctype html>
            <html lang="{Text.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text["title"]}</title>
            <link rel="stylesheet" href="/participation/style.css">
            </head>
            <body>
            <header>
            <h1>{Text["title"]}</h1>
            <nav aria-label="{Text["language"]}">
            {languages}</nav>
            <div class="reader"><span>{Text["signed-in", Reader]}</span>
            <form method="post" action="/sign-out?lang={Text.Language}"><button class="quiet">{Text["sign-out"]}</button></form></div>
            </header>
            <main>
            {Fault}{body}</main>
            <footer><p>{Text["footer", Minimum]}</p></footer>
            </body>
            </html>

            """;
    }

    private string Fault => HeadcountFault is null
        ? ""
        : $"<p class=\"notice\" role=\"status\">{Text["headcount-fault"]} <span lang=\"en\">{PageText.Encode(HeadcountFault)}</span></p>\n";
}

using System.Text;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Web;

/// <summary>A short page that says one thing, in the reader's language: signed out, not signed in, spent link.</summary>
internal static class Page
{
    /// <param name="context">Not answered yet.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="what">Which texts: <c>page.{what}.title</c> and <c>page.{what}.text</c>.</param>
    /// <param name="values">What stands in the text's blanks.</param>
    public static Task Say(HttpContext context, int status, string what, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var t = Of(context.Request);
        var title = t[$"page.{what}.title"];
        var maySignOut = context.User.Identity?.IsAuthenticated is true && status == StatusCodes.Status403Forbidden;
        var page = Write(
            t.Tag,
            $"{title} · ChatOps",
            $"""
            <h1>{Html.Encode(title)}</h1>
            <p>{Html.Encode(t.Fill($"page.{what}.text", values))}</p>
            {Html.When(maySignOut, SignOut(t))}
            """);
        context.Response.StatusCode = status;
        context.Response.ContentType = PageLayout.Type;
        return context.Response.WriteAsync(page, Encoding.UTF8, context.RequestAborted);
    }

    /// <param name="language">BCP 47 tag.</param>
    /// <param name="title">Text, for the browser's tab.</param>
    /// <param name="main">HTML: a heading and what is said, ended by a line break.</param>
    public static string Write(string language, string title, string main) => PageLayout.Write(
        new PageHead(language, title),
        $"""
        <main class="short-page">
        {main}</main>

        """);

    /// <summary>What the address asks for (<c>lang</c>), else the browser's first language that there is, else English.</summary>
    public static Phrases Of(HttpRequest request) => TextCatalog.For(
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString())
            .Prepend(request.Query["lang"].ToString())
            .FirstOrDefault(l => TextCatalog.Tags.Contains(l.Split('-')[0].ToLowerInvariant())) ?? "en");

    private static string SignOut(Phrases t) =>
        $"<form method=\"post\" action=\"/sign-out?lang={t.Tag}\"><button>{Html.Encode(t["page.sign-out"])}</button></form>\n";
}

using System.Text;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Web;

/// <summary>A short page that says one thing, in the reader's language: signed out, not signed in, spent link.</summary>
internal static class Page
{
    public static string Styles { get; } = Resource("base.css");

    public static void MapPage(this IEndpointRouteBuilder routes) => routes.MapGet("/base.css", () => Results.Text(Styles, "text/css; charset=utf-8"));

    /// <param name="context">Not answered yet.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="what">Which texts: <c>page.{what}.title</c> and <c>page.{what}.text</c>.</param>
    /// <param name="values">What stands in the text's blanks.</param>
    public static Task Say(HttpContext context, int status, string what, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var t = Of(context.Request);
        var title = Html.Encode(t[$"page.{what}.title"]);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="{t.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} · ChatOps</title>
            <link rel="stylesheet" href="/base.css">
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            <p>{Html.Encode(t.Fill($"page.{what}.text", values))}</p>
            {Html.When(context.User.Identity?.IsAuthenticated is true && status == StatusCodes.Status403Forbidden, SignOut(t))}</main>
            </body>
            </html>

            """,
            Encoding.UTF8,
            context.RequestAborted);
    }

    /// <summary>What the address asks for (<c>lang</c>), else the browser's first language that there is, else English.</summary>
    public static Phrases Of(HttpRequest request) => TextCatalog.For(
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()).Prepend(request.Query["lang"].ToString())
            .FirstOrDefault(l => TextCatalog.Tags.Contains(l.Split('-')[0].ToLowerInvariant())) ?? "en");

    private static string SignOut(Phrases t) => $"<form method=\"post\" action=\"/sign-out?lang={t.Tag}\"><button>{Html.Encode(t["page.sign-out"])}</button></form>\n";

    private static string Resource(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream($"ChatOps.Web.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

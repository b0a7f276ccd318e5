using System.Text;
using System.Text.Encodings.Web;

namespace ChatOps.Operations.Web;

/// <summary>A short page that says one thing: signed out, not signed in, spent link.</summary>
internal static class Page
{
    public static Task Say(HttpContext context, int status, string title, string sentence)
    {
        var encoder = HtmlEncoder.Default;
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{encoder.Encode(title)}</title></head>
            <body><main><h1>{encoder.Encode(title)}</h1><p>{encoder.Encode(sentence)}</p></main></body>
            </html>

            """,
            Encoding.UTF8,
            context.RequestAborted);
    }
}

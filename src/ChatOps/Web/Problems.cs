using ChatOps.Storage.Outages;
using Microsoft.AspNetCore.Diagnostics;

namespace ChatOps.Web;

/// <summary>
/// Errors as <c>application/problem+json</c> wherever no vendor prescribes a shape: status and title, never a stack trace or a value.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9457</remarks>
internal static class Problems
{
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = Write,
                StatusCodeSelector = e =>
                    e is BadHttpRequestException bad ? bad.StatusCode
                    : e.IsAway() ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError,
                // An outage is in the log already, in one line, and what a stranger sends is not worth one.
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException || context.Exception.IsAway(),
            });
        app.UseStatusCodePages(context => Write(context.HttpContext));
    }

    private static Task Write(HttpContext context)
    {
        var isAway = context.Features.Get<IExceptionHandlerFeature>()?.Error.IsAway() == true;
        if (!isAway || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return Problem.Write(context.Response, context.Response.StatusCode, context.RequestAborted);
        context.Response.Headers.RetryAfter = Problem.RetryAfter;
        return Page.Say(context, StatusCodes.Status503ServiceUnavailable, "away");
    }
}

using ChatOps.Channels.Web;

namespace ChatOps.Operations.Web;

/// <summary>
/// Errors as <c>application/problem+json</c> wherever no vendor prescribes a shape: status and title, never a stack trace or a value.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9457</remarks>
internal static class Problems
{
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Write,
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages(context => Write(context.HttpContext));
    }

    private static Task Write(HttpContext context) => Problem.Write(context.Response, context.Response.StatusCode, context.RequestAborted);
}

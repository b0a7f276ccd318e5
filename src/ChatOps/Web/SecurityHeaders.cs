namespace ChatOps.Web;

/// <summary>What every answer tells a browser, unless the page says otherwise itself.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers.TryAdd("X-Content-Type-Options", "nosniff");
                    headers.TryAdd("Referrer-Policy", "no-referrer");
                    headers.TryAdd("Cache-Control", "no-store");
                    // A page with a policy of its own says there who may frame it; the older header knows no list.
                    if (
                        headers.TryAdd(
                            "Content-Security-Policy",
                            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"))
                        headers.TryAdd("X-Frame-Options", "DENY");
                    if (context.Request.IsHttps)
                        headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
                    return Task.CompletedTask;
                });
                return next(context);
            });
}

using ChatOps.Web;

namespace ChatOps.Demo;

/// <summary>
/// The desk acts for anybody without a sign-in: it answers this machine only, and no page of another site can press its buttons.
/// </summary>
internal static class DemoGuard
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    public static bool Admits(HttpRequest request) =>
        request.IsLoopback() && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOwn(request));

    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "same-origin";
    }

    /// <summary>Every browser names the page that posts. A tool that names none is no page.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}") && site is "" or "same-origin" or "none";
    }
}

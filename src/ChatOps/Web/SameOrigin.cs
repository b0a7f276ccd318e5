namespace ChatOps.Web;

/// <summary>
/// A form of another site changes nothing here: a browser says where a POST comes from, and the session's cookie does not travel with it
/// anyway.
/// </summary>
/// <remarks>https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin</remarks>
internal static class SameOrigin
{
    public static TBuilder RequireSameOrigin<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(
            async (invocation, next) =>
            {
                var request = invocation.HttpContext.Request;
                return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOwn(request)
                    ? await next(invocation)
                    : Results.StatusCode(StatusCodes.Status403Forbidden);
            });

    /// <summary>Our pages send no referrer, and therefore no origin by name: what browsers say of the site comes first.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => true,
            { Length: > 0 } => false,
            _ => request.Headers.Origin.ToString() is not { Length: > 0 } origin
                || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value),
        };
}

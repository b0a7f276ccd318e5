using ChatOps.Channels.Web;

namespace ChatOps.Operations;

/// <summary>For load balancers: does the process answer, and can it do its job.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        routes.MapGet("/health/ready", async (HttpContext context, Readiness readiness, Ct ct) =>
        {
            var failing = await readiness.Failing(ct);
            if (failing.Count == 0)
                await context.Response.WriteAsJsonAsync(new { status = "ready" }, ct);
            else
                await Problem.Write(context.Response, StatusCodes.Status503ServiceUnavailable, ct, failing: failing);
        });
    }
}

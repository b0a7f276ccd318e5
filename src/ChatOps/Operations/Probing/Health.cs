using ChatOps.Web;

namespace ChatOps.Operations.Probing;

/// <summary>For load balancers: does the process answer, and can it do its job.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        routes.MapGet("/health/ready", async (HttpContext context, Readiness readiness, Ct ct) =>
        {
            var failing = await readiness.Failing(ct);
            if (failing.Count > 0)
                await Problem.Write(context.Response, StatusCodes.Status503ServiceUnavailable, ct, failing: failing);
            else if (await readiness.LeavingOut(ct) is { Count: > 0 } ticks)
                await context.Response.WriteAsJsonAsync(new { status = "ready", ticks }, ct);
            else
                await context.Response.WriteAsJsonAsync(new { status = "ready" }, ct);
        });
    }
}

using ChatOps.Moderating.Goals;
using ChatOps.Moderating.Members;
using ChatOps.Moderating.Needs;
using ChatOps.Moderating.Pairs;
using ChatOps.Moderating.Questions;
using ChatOps.Moderating.Rounds;
using ChatOps.Settings;
using ChatOps.Web;
using ChatOps.Web.Drawing;
using ChatOps.Web.SignIn;

namespace ChatOps.Moderating;

/// <summary>The addresses of the console: what moderators do that is too long for a chat.</summary>
internal static class ConsoleEndpoints
{
    public static void MapConsole(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/console/style.css", () => Results.Text(ConsolePage.Styles, "text/css; charset=utf-8"));
        routes.MapGet("/console/console.js", () => Results.Text(ConsolePage.Script, "text/javascript; charset=utf-8"));
        var pages = routes.MapGroup("/console").RequireAuthorization(Roles.Moderator).RequireSameOrigin();
        pages.MapGet("", async (HttpContext context, MayModerate mayModerate, SlackSettings slack, Ct ct) =>
            Results.Content(ProgramsPage.Write(await mayModerate.Enter(context, null, ct), slack.ClientId is not null), PageLayout.Type));
        pages.MapPage<NeedsEndpoint>("needs-you", (page, at, ct) => page.Show(at, ct), (page, at, form, ct) => page.Do(at, form, ct));
        pages.MapPage<RoundsEndpoint>("rounds", (page, at, ct) => page.Show(at, ct), (page, at, form, ct) => page.Do(at, form, ct));
        pages.MapPage<PairsEndpoint>("pairs", (page, at, ct) => page.Show(at, ct), (page, at, form, ct) => page.Do(at, form, ct));
        pages.MapPage<DryRunEndpoint>("dry-run", (page, at, ct) => page.Show(at, ct));
        pages.MapPage<MembersEndpoint>("members", (page, at, ct) => page.Show(at, ct));
        pages.MapPage<QuestionsEndpoint>("questions", (page, at, ct) => page.Show(at, ct), (page, at, form, ct) => page.Do(at, form, ct));
        pages.MapPage<GoalsEndpoint>("sample-goals", (page, at, ct) => page.Show(at, ct), (page, at, form, ct) => page.Do(at, form, ct));
    }

    /// <summary>A page of one program: shown, and changed by its form. Somebody else's program is not there.</summary>
    private static void MapPage<TPage>(
        this RouteGroupBuilder pages,
        string path,
        Func<TPage, PageRequest, Ct, Task<PageAnswer>> show,
        Func<TPage, PageRequest, IFormCollection, Ct, Task<PageAnswer>>? change = null)
        where TPage : notnull
    {
        pages.MapGet($"{{program}}/{path}", (string program, HttpContext context, MayModerate mayModerate, Ct ct) =>
            Answer(program, context, mayModerate, request => show(PageOf(context), request, ct), ct));
        if (change is null)
            return;
        pages.MapPost(
            $"{{program}}/{path}",
            async (string program, HttpContext context, MayModerate mayModerate, Gestures gestures, Ct ct) =>
            {
                if (!context.Request.HasFormContentType)
                    return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
                var form = await PostedForm.Read(context.Request, ct);
                return await Answer(
                    program,
                    context,
                    mayModerate,
                    request => change(PageOf(context), request, form, ct),
                    ct,
                    moderator => gestures.Refuse(moderator, form, ct));
            });

        // No parameter of the handlers: the generator knows no type that is only known here.
        static TPage PageOf(HttpContext context) => context.RequestServices.GetRequiredService<TPage>();
    }

    private static async Task<IResult> Answer(
        string key,
        HttpContext context,
        MayModerate mayModerate,
        Func<PageRequest, Task<PageAnswer>> write,
        Ct ct,
        Func<Moderator, Task>? refuse = null)
    {
        var moderator = await mayModerate.Enter(context, key, ct);
        if (moderator.Of(key) is not { } program)
        {
            if (refuse is not null)
                await refuse(moderator);
            return Results.Content(ProgramsPage.NotHere(moderator), PageLayout.Type, statusCode: StatusCodes.Status404NotFound);
        }

        return await write(new PageRequest(moderator, program, context.Request.Query)) switch
        {
            PageAnswer.Page page => Results.Content(page.Html, PageLayout.Type),
            // 303: whatever was posted, the next page is fetched.
            PageAnswer.Elsewhere elsewhere => new SeeOther(elsewhere.Address),
            _ => throw new InvalidOperationException("A page has two answers."),
        };
    }

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}

using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Slack.Install;
using ChatOps.Clock;
using ChatOps.Moderating.Goals;
using ChatOps.Moderating.Members;
using ChatOps.Moderating.Needs;
using ChatOps.Moderating.Pairs;
using ChatOps.Moderating.Questions;
using ChatOps.Moderating.Rounds;
using ChatOps.Settings;
using ChatOps.Web;
using ChatOps.Web.SignIn;

namespace ChatOps.Moderating;

/// <summary>The console: what moderators do that is too long for a chat.</summary>
internal static class ModeratingBuilder
{
    private const string Html = "text/html; charset=utf-8";

    public static void AddModerating(this IServiceCollection services) => services
        .AddSingleton<ModeratorAtDoor>(context => context.User.IsInRole(Roles.Moderator) ? SignedIn.KeyOf(context.User) : null)
        .AddSingleton<ModeratorDoor>().AddSingleton<Gestures>().AddSingleton<IGestureAudit, ModeratorsActs>()
        .AddSingleton<NeedStore>().AddSingleton<StepInDoor>().AddSingleton<SendNeeds>().AddSingleton<ITick>(s => s.GetRequiredService<SendNeeds>())
        .AddSingleton<NeedsDesk>().AddSingleton<RoundsDesk>().AddSingleton<PairsDesk>().AddSingleton<DryRunDesk>().AddSingleton<MembersDesk>().AddSingleton<QuestionsDesk>().AddSingleton<GoalsDesk>();

    public static void MapModerating(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/console/style.css", () => Results.Text(Frame.Styles, "text/css; charset=utf-8"));
        routes.MapGet("/console/console.js", () => Results.Text(Frame.Script, "text/javascript; charset=utf-8"));
        var pages = routes.MapGroup("/console").RequireAuthorization(Roles.Moderator).RequireSameOrigin();
        pages.MapGet("", async (HttpContext context, ModeratorDoor door, SlackSettings slack, Ct ct) =>
            Results.Content(ProgramsPage.Write(await door.Enter(context, null, ct), slack.ClientId is not null), Html));
        pages.MapPage<NeedsDesk>("needs-you", (desk, look, ct) => desk.Show(look, ct), (desk, look, form, ct) => desk.Do(look, form, ct));
        pages.MapPage<RoundsDesk>("rounds", (desk, look, ct) => desk.Show(look, ct), (desk, look, form, ct) => desk.Do(look, form, ct));
        pages.MapPage<PairsDesk>("pairs", (desk, look, ct) => desk.Show(look, ct), (desk, look, form, ct) => desk.Do(look, form, ct));
        pages.MapPage<DryRunDesk>("dry-run", (desk, look, ct) => desk.Show(look, ct));
        pages.MapPage<MembersDesk>("members", (desk, look, ct) => desk.Show(look, ct));
        pages.MapPage<QuestionsDesk>("questions", (desk, look, ct) => desk.Show(look, ct), (desk, look, form, ct) => desk.Do(look, form, ct));
        pages.MapPage<GoalsDesk>("sample-goals", (desk, look, ct) => desk.Show(look, ct), (desk, look, form, ct) => desk.Do(look, form, ct));
    }

    /// <summary>A page of one program: shown, and changed by its form. Somebody else's program is not there.</summary>
    private static void MapPage<TDesk>(this RouteGroupBuilder pages, string path, Func<TDesk, Look, Ct, Task<Shown>> show, Func<TDesk, Look, IFormCollection, Ct, Task<Shown>>? change = null)
        where TDesk : notnull
    {
        pages.MapGet($"{{program}}/{path}", (string program, HttpContext context, ModeratorDoor door, Ct ct) => Answer(program, context, door, look => show(DeskOf(context), look, ct), ct));
        if (change is null)
            return;
        pages.MapPost($"{{program}}/{path}", async (string program, HttpContext context, ModeratorDoor door, Gestures gestures, Ct ct) =>
        {
            if (!context.Request.HasFormContentType)
                return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            var form = await context.Request.ReadFormAsync(ct);
            return await Answer(program, context, door, look => change(DeskOf(context), look, form, ct), ct, moderator => gestures.Refuse(moderator, form, ct));
        });

        // No parameter of the handlers: the generator knows no type that is only known here.
        static TDesk DeskOf(HttpContext context) => context.RequestServices.GetRequiredService<TDesk>();
    }

    private static async Task<IResult> Answer(string key, HttpContext context, ModeratorDoor door, Func<Look, Task<Shown>> write, Ct ct, Func<Moderator, Task>? refuse = null)
    {
        var moderator = await door.Enter(context, key, ct);
        if (moderator.Of(key) is not { } program)
        {
            if (refuse is not null)
                await refuse(moderator);
            return Results.Content(Frame.Write(moderator, moderator.Phrases["console.not-here"], $"<p><a href=\"/console\">{ChatOps.Web.Drawing.Html.Encode(moderator.Phrases["console.programs"])}</a></p>\n"), Html, statusCode: StatusCodes.Status404NotFound);
        }

        return await write(new Look(moderator, program, context.Request.Query)) switch
        {
            Shown.Page page => Results.Content(page.Html, Html),
            // 303: whatever was posted, the next page is fetched.
            Shown.Elsewhere elsewhere => new SeeOther(elsewhere.Address),
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

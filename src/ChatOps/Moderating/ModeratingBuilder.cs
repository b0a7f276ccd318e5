using ChatOps.Moderating.Members;
using ChatOps.Moderating.Questions;
using ChatOps.Moderating.Rounds;
using ChatOps.Operations.SignIn;
using ChatOps.Operations.Web;
using ChatOps.Programs;

namespace ChatOps.Moderating;

/// <summary>The console: what moderators do that is too long for a chat.</summary>
internal static class ModeratingBuilder
{
    private const string Html = "text/html; charset=utf-8";

    public static void AddModerating(this IServiceCollection services) => services.AddSingleton<ModeratorDoor>().AddSingleton<RoundsDesk>().AddSingleton<MembersDesk>().AddSingleton<QuestionsDesk>();

    public static void MapModerating(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/console/style.css", () => Results.Text(Frame.Styles, "text/css; charset=utf-8"));
        routes.MapGet("/console/console.js", () => Results.Text(Frame.Script, "text/javascript; charset=utf-8"));
        var pages = routes.MapGroup("/console").RequireAuthorization(Roles.Moderator).RequireSameOrigin();
        pages.MapGet("", async (HttpContext context, ModeratorDoor door, Ct ct) => Results.Content(ProgramsPage.Write(await door.Enter(context, null, ct)), Html));
        pages.MapPage<RoundsDesk>("rounds", (desk, moderator, program, ct) => desk.ShowRounds(moderator, program, ct), (desk, moderator, program, form, ct) => desk.DoRounds(moderator, program, form, ct));
        pages.MapPage<MembersDesk>("members", (desk, moderator, program, ct) => desk.Show(moderator, program, ct));
        pages.MapPage<RoundsDesk>("applicants", (desk, moderator, program, ct) => desk.ShowApplicants(moderator, program, ct), (desk, moderator, program, form, ct) => desk.DoApplicants(moderator, program, form, ct));
        pages.MapPage<QuestionsDesk>("questions", (desk, moderator, program, ct) => desk.Show(moderator, program, ct), (desk, moderator, program, form, ct) => desk.Do(moderator, program, form, ct));
    }

    /// <summary>A page of one program: shown, and changed by its form. Somebody else's program is not there.</summary>
    private static void MapPage<TDesk>(
        this RouteGroupBuilder pages, string path, Func<TDesk, Moderator, Program, Ct, Task<string>> show, Func<TDesk, Moderator, Program, IFormCollection, Ct, Task<string>>? change = null)
        where TDesk : notnull
    {
        pages.MapGet($"{{program}}/{path}", (string program, HttpContext context, ModeratorDoor door, TDesk desk, Ct ct) =>
            Answer(program, context, door, (moderator, own) => show(desk, moderator, own, ct), ct));
        if (change is null)
            return;
        pages.MapPost($"{{program}}/{path}", async (string program, HttpContext context, ModeratorDoor door, TDesk desk, Ct ct) =>
        {
            if (!context.Request.HasFormContentType)
                return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            var form = await context.Request.ReadFormAsync(ct);
            return await Answer(program, context, door, (moderator, own) => change(desk, moderator, own, form, ct), ct);
        });
    }

    private static async Task<IResult> Answer(string key, HttpContext context, ModeratorDoor door, Func<Moderator, Program, Task<string>> write, Ct ct)
    {
        var moderator = await door.Enter(context, key, ct);
        return moderator.Of(key) is { } program
            ? Results.Content(await write(moderator, program), Html)
            : Results.Content(Frame.Write(moderator, moderator.Phrases["console.not-here"], ""), Html, statusCode: StatusCodes.Status404NotFound);
    }
}

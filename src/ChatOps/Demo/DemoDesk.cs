using System.Net.Mime;
using ChatOps.Demo.Desk;
using ChatOps.Web;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo;

/// <summary>The desk's addresses. They exist with <c>--demo</c> only, and for this machine only.</summary>
internal sealed class DemoDesk(DemoRoster roster, DemoChats chats, DemoGestures gestures, DemoJump jump, DemoClock clock)
{
    public const string Start = "/demo";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Start, Guarded((desk, context) => desk.ShowPeople(context)));
        routes.MapGet("/demo/desk.css", Guarded((_, context) => Say(context, "text/css", DeskPage.Styles)));
        routes.MapGet("/demo/desk.js", Guarded((_, context) => Say(context, MediaTypeNames.Text.JavaScript, DeskPage.Script)));
        routes.MapPost("/demo/clock", Guarded((desk, context) => desk.MoveClock(context)));
        routes.MapGet("/demo/{person}", Guarded((desk, context) => With(context, desk.ShowChat)));
        routes.MapPost("/demo/{person}", Guarded((desk, context) => With(context, desk.Take)));
        routes.MapGet("/demo/{person}/version", Guarded((desk, context) => With(context, desk.ShowVersion)));
        routes.MapGet("/demo/{person}/messages/{message}/{dialect}", Guarded((desk, context) => With(context, desk.ShowWire)));
    }

    private static RequestDelegate Guarded(Func<DemoDesk, HttpContext, Task> handle) => context =>
    {
        if (!DemoGuard.Admits(context.Request))
            return Problem.Write(context.Response, StatusCodes.Status403Forbidden, context.RequestAborted);
        DemoGuard.Protect(context.Response);
        return handle(context.RequestServices.GetRequiredService<DemoDesk>(), context);
    };

    private async Task ShowPeople(HttpContext context) =>
        await Say(
            context,
            MediaTypeNames.Text.Html,
            PeoplePage.Write(await roster.All(context.RequestAborted), clock.GetCurrentInstant(), clock.Speed));

    private async Task ShowChat(HttpContext context, DemoPerson person)
    {
        if (await roster.Find(person, context.RequestAborted) is { } who)
            await Say(context, MediaTypeNames.Text.Html, ChatPage.Write(who, chats[person.Key], clock.GetCurrentInstant(), clock.Speed));
        else
            await Missing(context);
    }

    /// <summary>For the page's script: what it would see, and the clock.</summary>
    private Task ShowVersion(HttpContext context, DemoPerson person) =>
        context.Response.WriteAsJsonAsync(
            new { version = chats[person.Key].Version, clock = DeskPage.Clock(clock.GetCurrentInstant()) }, context.RequestAborted);

    private Task ShowWire(HttpContext context, DemoPerson person)
    {
        var id = (string)context.GetRouteValue("message")!;
        return
            chats[person.Key].Find(id)?.Shown is { } card
            && WirePage.Write((string)context.GetRouteValue("dialect")!, card, person, id, clock.GetCurrentInstant(), clock.Speed)
                is { } page
            ? Say(context, MediaTypeNames.Text.Html, page)
            : Missing(context);
    }

    /// <summary>Always answered with the way back to the chat, so that a reload repeats nothing.</summary>
    private async Task Take(HttpContext context, DemoPerson person)
    {
        if (!context.Request.HasFormContentType)
        {
            await Problem.Write(context.Response, StatusCodes.Status415UnsupportedMediaType, context.RequestAborted);
            return;
        }

        var form = await PostedForm.Read(context.Request, context.RequestAborted);
        var message = context.Request.Query["message"].ToString();
        var before = chats[person.Key].Messages;
        if (message.Length == 0)
            await gestures.Type(person, form["text"].ToString(), context.RequestAborted);
        else if (form.ContainsKey("close"))
            gestures.Close(person, message);
        else
            await gestures.Press(person, message, HtmlFields.Read(form), context.RequestAborted);
        Back(context, $"{Start}/{person.Key}#{Place(chats[person.Key], before, message)}");
    }

    /// <summary>Where to look now: at what came last, at the sentence that was said, or at the card that was pressed.</summary>
    private static string Place(DemoChat chat, IReadOnlyCollection<DemoMessage> before, string pressed)
    {
        if (chat.Messages.LastOrDefault(m => m.Card is not null && before.All(b => b.Id != m.Id)) is { } newest)
            return $"m{newest.Id}";
        return chat.Note is not null || chat.Find(pressed) is null ? "note" : $"m{pressed}";
    }

    private async Task MoveClock(HttpContext context)
    {
        var form = context.Request.HasFormContentType
            ? await PostedForm.Read(context.Request, context.RequestAborted)
            : FormCollection.Empty;
        var person = DemoPeople.Find(form["person"].ToString());
        var zone = person is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[person.Zone];
        if (DemoMoves.To(form["to"].ToString(), clock.GetCurrentInstant(), zone) is not { } instant)
        {
            await Problem.Write(context.Response, StatusCodes.Status400BadRequest, context.RequestAborted);
            return;
        }

        await jump.To(instant, context.RequestAborted);
        Back(context, person is null ? Start : $"{Start}/{person.Key}#say");
    }

    private static Task With(HttpContext context, Func<HttpContext, DemoPerson, Task> handle) =>
        DemoPeople.Find((string)context.GetRouteValue("person")!) is { } person ? handle(context, person) : Missing(context);

    private static Task Missing(HttpContext context) =>
        Problem.Write(context.Response, StatusCodes.Status404NotFound, context.RequestAborted);

    private static void Back(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    private static Task Say(HttpContext context, string type, string text)
    {
        context.Response.ContentType = $"{type}; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}

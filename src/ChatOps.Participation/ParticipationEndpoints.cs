using System.Data.Common;
using ChatOps.Participation.Exports;
using ChatOps.Participation.Groups;
using ChatOps.Participation.Pages;
using ChatOps.Participation.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Participation;

/// <summary>What HR sees. Facts, never words: nothing in this project can name a word, and its connection can't read one.</summary>
public static partial class ParticipationEndpoints
{
    private const string Html = "text/html; charset=utf-8";

    private const string Style = "/participation/style.css";

    public static IServiceCollection AddParticipation(
        this IServiceCollection services,
        Func<IServiceProvider, ParticipationOptions> options) => services.AddSingleton(options).AddSingleton<ParticipationDb>();

    /// <summary>
    /// The page, its exports and their description. Everything but the style and the description wants the policy that the host named.
    /// </summary>
    public static void MapParticipation(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<ParticipationOptions>();
        routes.MapGet(Style, () => Results.Stream(Resource("Pages.participation.css"), "text/css; charset=utf-8"));
        routes.MapGet("/participation/openapi.json", () => Results.Stream(Resource("Exports.openapi.json"), "application/json"));
        routes.MapGet("/participation", Show).RequireAuthorization(options.PagePolicy);
        routes
            .MapGet(
                "/participation.json",
                (HttpContext context, ParticipationDb db, ILogger<ParticipationOptions> log, CancellationToken ct) =>
                    Export(
                        context,
                        db,
                        options,
                        log,
                        "participation.json",
                        rows => Results.Bytes(ParticipationJson.Of(rows, SmallGroups.Minimum(options.MinimumGroup)), "application/json"),
                        ct))
            .RequireAuthorization(options.FiguresPolicy);
        routes
            .MapGet(
                "/participation.csv",
                (HttpContext context, ParticipationDb db, ILogger<ParticipationOptions> log, CancellationToken ct) =>
                    Export(
                        context,
                        db,
                        options,
                        log,
                        "participation.csv",
                        rows => Results.Bytes(ParticipationCsv.Of(rows), "text/csv; charset=utf-8", "participation.csv"),
                        ct))
            .RequireAuthorization(options.FiguresPolicy);
    }

    private static async Task<IResult> Show(
        HttpContext context, ParticipationDb db, ParticipationOptions options, ILogger<ParticipationOptions> log, CancellationToken ct)
    {
        await options.Record(context, "participation.opened", ct);
        var minimum = SmallGroups.Minimum(options.MinimumGroup);
        var text = PageText.For(context.Request.Query["lang"], context.Request.Headers.AcceptLanguage);
        var (headcount, fault) = options.Headcount(text.Language);
        var around = new HeaderAndFooter(text, context.User.Identity?.Name ?? "", minimum, Address(context.Request))
        {
            HeadcountFault = fault,
        };
        try
        {
            var isBad = Query.Read(context.Request.Query, out var query) is not null;
            var (programs, facts) = await db.Read(query.Program, ct);
            if (isBad || (facts.Count == 0 && query.Program is not null))
                return Page(ParticipationPage.BadFilter(around, programs), StatusCodes.Status400BadRequest);
            var chosen = facts.FirstOrDefault(f => f.Rounds.Count > 0) ?? (facts.Count > 0 ? facts[0] : null);
            var overview = chosen is null ? null : Overview.Of(chosen, query, minimum);
            var bands = overview?.BandsOf(await db.StepsOf(overview.Key, overview.Round, ct));
            return Page(ParticipationPage.Of(around, programs, chosen?.Key, query, overview, bands, headcount));
        }
        catch (DbException e)
        {
            Log.FactsUnreadable(log, e.SqlState ?? "");
            return Page(ParticipationPage.Failed(around), StatusCodes.Status503ServiceUnavailable);
        }

        IResult Page(string body, int status = StatusCodes.Status200OK) =>
            Results.Content(options.Layout((text.Language, text.Plain("title"), Style, body)), Html, statusCode: status);
    }

    private static async Task<IResult> Export(
        HttpContext context,
        ParticipationDb db,
        ParticipationOptions options,
        ILogger log,
        string what,
        Func<IReadOnlyList<ReportRow>, IResult> write,
        CancellationToken ct)
    {
        await options.Record(context, what, ct);
        if (Query.Read(context.Request.Query, out var query) is { } fault)
            return Results.Problem(fault, statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var (programs, facts) = await db.Read(query.Program, ct);
            return query.Program is { } program && programs.All(p => p.Key != program)
                ? Results.Problem("There is no such program.", statusCode: StatusCodes.Status400BadRequest)
                : write(Report.Of(facts, query, SmallGroups.Minimum(options.MinimumGroup)));
        }
        catch (DbException e)
        {
            Log.FactsUnreadable(log, e.SqlState ?? "");
            return Results.Problem("The figures could not be read just now.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The filters without the language, so that a link can change it.</summary>
    private static string Address(HttpRequest request) =>
        "/participation?"
        + string.Concat(
            request
                .Query.Where(q => q.Key is "program" or "from" or "to" or "by")
                .Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value.ToString())}&"));

    private static Stream Resource(string name) =>
        typeof(ParticipationEndpoints).Assembly.GetManifestResourceStream($"ChatOps.Participation.{name}")!;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The participation totals can't be read; the engine's code is {Code}")]
        public static partial void FactsUnreadable(ILogger logger, string code);
    }
}

using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Participation;

/// <summary>The HR page. Facts, never words: nothing in this project can name a word, and its connection can't read one.</summary>
public static partial class ParticipationEndpoints
{
    private const string Html = "text/html; charset=utf-8";

    public static IServiceCollection AddParticipation(this IServiceCollection services, Func<IServiceProvider, ParticipationOptions> options) =>
        services.AddSingleton(options).AddSingleton<ParticipationDb>();

    /// <summary>The page. The caller says who may open it, and logs each visit.</summary>
    public static IEndpointConventionBuilder MapParticipation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participation/style.css", () => Results.Stream(
            typeof(ParticipationEndpoints).Assembly.GetManifestResourceStream("ChatOps.Participation.Pages.participation.css")!, "text/css; charset=utf-8"));
        return routes.MapGet("/participation", Show);
    }

    private static async Task<IResult> Show(HttpContext context, ParticipationDb db, ParticipationOptions options, ILogger<ParticipationOptions> log, CancellationToken ct)
    {
        var reader = context.User.Identity?.Name ?? "";
        try
        {
            return Results.Content(ParticipationPage.Of(ParticipationReport.Of(await db.Weeks(ct), options.MinimumGroup, options.Today()), reader), Html);
        }
        catch (DbException e)
        {
            Log.FactsUnreadable(log, e.SqlState ?? "");
            return Results.Content(ParticipationPage.Failed(reader), Html, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The participation facts can't be read; the engine's code is {Code}")]
        public static partial void FactsUnreadable(ILogger logger, string code);
    }
}

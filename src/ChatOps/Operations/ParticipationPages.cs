using ChatOps.Operations.SignIn;
using ChatOps.Participation;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Operations;

/// <summary>The HR page inside this host: who may open it, and that each visit is logged before anything is shown.</summary>
internal static class ParticipationPages
{
    public static void AddParticipationPages(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ParticipationRole>();
        services.AddParticipation(s =>
        {
            var clock = s.GetRequiredService<IClock>();
            var database = s.GetRequiredService<DbSettings>();
            return new ParticipationOptions
            {
                IsPostgres = database.EngineInUse == Engine.Postgres,
                ConnectionString = settings.Participation.ConnectionString ?? database.ConnectionString,
                HasOwnLogin = settings.Participation.ConnectionString is not null,
                MinimumGroup = settings.Participation.MinimumGroup,
                Today = () => DateOnly.FromDateTime(clock.GetCurrentInstant().ToDateTimeUtc()),
            };
        });
    }

    public static void MapParticipationPages(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<Settings>().Participation.Enabled)
            return;
        app.MapParticipation().RequireAuthorization(Roles.Hr).AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            var services = context.RequestServices;
            await services.GetRequiredService<Db>().Write(
                session => services.GetRequiredService<AuditLog>().Record(session, "one-time link", "participation.opened"), context.RequestAborted);
            return await next(invocation);
        });
    }
}

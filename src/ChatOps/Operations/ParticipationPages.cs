using ChatOps.Operations.SignIn;
using ChatOps.Operations.Web;
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
        var headcount = new Headcount(settings.Participation.HeadcountFile);
        services.AddParticipation(s =>
        {
            var database = s.GetRequiredService<DbSettings>();
            return new ParticipationOptions
            {
                IsPostgres = database.EngineInUse == Engine.Postgres,
                ConnectionString = settings.Participation.ConnectionString ?? database.ConnectionString,
                HasOwnLogin = settings.Participation.ConnectionString is not null,
                MinimumGroup = settings.Participation.MinimumGroup,
                PagePolicy = Roles.Hr,
                FiguresPolicy = SignIn.SignIn.Figures,
                Record = (context, what, ct) => s.GetRequiredService<Db>().Write(
                    session => s.GetRequiredService<AuditLog>().Record(session, SignedIn.KeyOf(context.User), what), ct),
                Headcount = headcount.Read,
            };
        });
    }

    public static void MapParticipationPages(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().Participation.Enabled)
            app.MapParticipation();
    }
}

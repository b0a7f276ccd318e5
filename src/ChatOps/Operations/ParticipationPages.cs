using ChatOps.Files;
using ChatOps.Participation;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Web;
using ChatOps.Web.SignIn;

namespace ChatOps.Operations;

/// <summary>The HR page inside this host: who may open it, and that each visit is logged before anything is shown.</summary>
internal static class ParticipationPages
{
    public static void AddParticipationPages(this IServiceCollection services, ChatOpsSettings settings)
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
                FiguresPolicy = ChatOps.Web.SignIn.SignIn.Figures,
                Record = (context, what, ct) => s.GetRequiredService<Db>().Write(
                    session => s.GetRequiredService<AuditLog>().Record(session, SignedIn.KeyOf(context.User), what), ct),
                Headcount = () => ForReaders(headcount.Read()),
            };
        });
    }

    public static void MapParticipationPages(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ChatOpsSettings>().Participation.Enabled)
            app.MapParticipation();
    }

    /// <summary>Where the file lies is the operator's to know.</summary>
    private static ((long, DateOnly)?, string?) ForReaders(((long, DateOnly)? Known, FileFault? Fault) headcount) =>
        (headcount.Known, headcount.Fault is { } fault ? $"{fault with { Path = Path.GetFileName(fault.Path) }}" : null);
}

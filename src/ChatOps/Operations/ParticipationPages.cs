using ChatOps.Files;
using ChatOps.Participation;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Texts;
using ChatOps.Web;
using ChatOps.Web.SignIn;

namespace ChatOps.Operations;

/// <summary>The HR page inside this host: who may open it, and that each visit is logged before anything is shown.</summary>
internal static class ParticipationPages
{
    public static ParticipationOptions Describe(IServiceProvider services)
    {
        var database = services.GetRequiredService<DbSettings>();
        var settings = services.GetRequiredService<ParticipationSettings>();
        var headcount = services.GetRequiredService<Headcount>();
        return new ParticipationOptions
        {
            IsPostgres = database.EngineInUse == Engine.Postgres,
            ConnectionString = settings.ConnectionString ?? database.ConnectionString,
            HasOwnLogin = settings.ConnectionString is not null,
            MinimumGroup = settings.MinimumGroup,
            PagePolicy = Roles.Hr,
            FiguresPolicy = ChatOps.Web.SignIn.SignIn.Figures,
            Record = (context, what, ct) => services.GetRequiredService<Db>().Write(
                session => services.GetRequiredService<AuditLog>().Record(session, SignedIn.KeyOf(context.User), what), ct),
            Layout = page => PageLayout.Write(new PageHead(page.Language, page.Title) { Styles = [page.Style] }, page.Body),
            Headcount = language => ForReaders(headcount.Read(), TextCatalog.For(language)),
        };
    }

    public static void MapParticipationPages(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ParticipationSettings>().Enabled)
            app.MapParticipation();
    }

    /// <summary>Where the file lies is the operator's to know.</summary>
    private static ((long, DateOnly)?, string?) ForReaders(((long, DateOnly)? Known, FileFault? Fault) headcount, Phrases t) =>
        (headcount.Known, headcount.Fault is { } fault ? (fault with { Path = Path.GetFileName(fault.Path) }).In(t) : null);
}

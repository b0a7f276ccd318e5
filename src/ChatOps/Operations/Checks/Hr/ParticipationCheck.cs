using System.Data.Common;
using ChatOps.Counting;
using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Operations.Checks.Hr;

/// <summary>How far the HR page is from the tables that hold words, and whether its totals are what a recount gives.</summary>
internal sealed class ParticipationCheck(ChatOpsSettings settings, ParticipationRole role, Migrator migrator, Db db) : ICheck
{
    public string Subject => "Participation";

    public async Task<Diagnosis> Run(Ct ct)
    {
        if (!settings.Participation.Enabled)
            return this.Ok("there is no HR page (Participation:Enabled is false).");
        try
        {
            if (
                DatabaseFile.Exists(settings.Database)
                && (await migrator.Pending(ct)).Count == 0
                && await db.Read(Recount.Differences, ct) is > 0 and var differences)
                return this.Warning($"{differences} totals of the HR page are not what a recount gives; rebuild-participation mends them.");
            if (settings.Database.EngineInUse == Engine.Sqlite)
                return this.Ok("the HR page reads totals only, through a read-only connection of its own.");
            if (settings.Participation.ConnectionString is not null)
                return this.Ok("the HR page has a database login of its own.");
            return await role.IsThere(ct)
                ? this.Ok(
                    "the HR page reads under a restricted role; Database:ParticipationConnectionString gives it a login of its own, the "
                    + "full boundary.")
                : this.Warning(
                    "the database role of the HR page is missing, so the page answers 503; migrate makes it or prints the statements.");
        }
        catch (Exception e) when (e is DbException or TimeoutException or System.Net.Sockets.SocketException)
        {
            return this.Warning("the database role and the totals of the HR page can't be looked up; see Database.");
        }
    }
}

using System.Data.Common;
using ChatOps.Storage;

namespace ChatOps.Operations.Checks;

/// <summary>How far the HR page is from the tables that hold words.</summary>
internal sealed class ParticipationCheck(Settings settings, ParticipationRole role) : ICheck
{
    public string Subject => "Participation";

    public async Task<Diagnosis> Run(Ct ct)
    {
        if (!settings.Participation.Enabled)
            return this.Ok("there is no HR page (Participation:Enabled is false).");
        if (settings.Database.EngineInUse == Engine.Sqlite)
            return this.Ok("the HR page reads one table through a read-only connection of its own.");
        if (settings.Participation.ConnectionString is not null)
            return this.Ok("the HR page has a database login of its own.");
        try
        {
            return await role.IsThere(ct)
                ? this.Ok("the HR page reads under a restricted role; Database:ParticipationConnectionString gives it a login of its own, the full boundary.")
                : this.Warning("the database role of the HR page is missing, so the page answers 503; migrate makes it or prints the statements.");
        }
        catch (DbException)
        {
            return this.Warning("the database role of the HR page can't be looked up; see Database.");
        }
    }
}

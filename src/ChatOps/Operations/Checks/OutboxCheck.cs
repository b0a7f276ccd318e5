using System.Data.Common;
using ChatOps.Channels.Claiming;
using ChatOps.Storage;

namespace ChatOps.Operations.Checks;

/// <summary>Cards that a vendor refused for good.</summary>
internal sealed class OutboxCheck(DbSettings settings, Migrator migrator, Db db, OutboxReport report) : ICheck
{
    public string Subject => "Outbox";

    public async Task<Diagnosis> Run(Ct ct)
    {
        try
        {
            if (!DatabaseFile.Exists(settings) || (await migrator.Pending(ct)).Count > 0)
                return this.Ok("nothing was sent yet.");
            var dead = await db.Read(report.DeadLetters, ct);
            return dead.Count == 0
                ? this.Ok("nothing is lost.")
                : this.Warning($"refused for good: {string.Join(", ", dead.Select(d => $"{d.Letters} times {d.Kind} ({d.Code})"))}.");
        }
        catch (DbException)
        {
            return this.Warning("it can't be read; see Database.");
        }
    }
}

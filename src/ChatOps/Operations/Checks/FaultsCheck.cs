using System.Data.Common;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Operations.Checks;

/// <summary>What the clock leaves out because it fails: by id, never a word.</summary>
internal sealed class FaultsCheck(DbSettings settings, Migrator migrator, Db db, FaultStore faults, IClock clock) : ICheck
{
    private const int Most = 20;

    public string Subject => "Left out";

    public async Task<Diagnosis> Run(Ct ct)
    {
        try
        {
            if (!DatabaseFile.Exists(settings) || (await migrator.Pending(ct)).Count > 0)
                return this.Ok("nothing ran yet.");
            var standing = await db.Read(session => faults.Standing(session, clock.GetCurrentInstant()), ct);
            if (standing.Count == 0)
                return this.Ok("nothing.");
            var more = standing.Count > Most ? $" and {standing.Count - Most} more" : "";
            return this.Warning($"fails and is tried again by itself: {string.Join(", ", standing.Take(Most).Select(Said))}{more}.");
        }
        catch (DbException)
        {
            return this.Warning("it can't be read; see Database.");
        }
    }

    private static string Said(Fault fault) => $"{fault.Tick} {fault.Kind} {fault.Item} ({fault.Error}, tried {fault.Tries} times)";
}

using System.Data.Common;
using ChatOps.Meetings;
using ChatOps.Storage;

namespace ChatOps.Operations.Checks;

/// <summary>Calls that a calendar refused for good, or that are tried again and again.</summary>
internal sealed class MeetingsCheck(DbSettings settings, Migrator migrator, Db db, CallStore calls) : ICheck
{
    public string Subject => "Meetings";

    public async Task<Diagnosis> Run(Ct ct)
    {
        try
        {
            if (!DatabaseFile.Exists(settings) || (await migrator.Pending(ct)).Count > 0)
                return this.Ok("nothing was booked yet.");
            var dead = await db.Read(calls.Dead, ct);
            return dead.Count == 0
                ? this.Ok("every calendar took what it was asked.")
                : this.Warning($"not taken by a calendar: {string.Join(", ", dead.Select(d => $"{d.Calls} times {d.Kind} ({d.Code})"))}.");
        }
        catch (DbException)
        {
            return this.Warning("it can't be read; see Database.");
        }
    }
}

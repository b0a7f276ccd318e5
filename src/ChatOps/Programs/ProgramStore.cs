using ChatOps.Storage;

namespace ChatOps.Programs;

internal sealed class ProgramStore
{
    public Task<Program?> Find(Session db, ProgramId id) => throw new NotImplementedException();
}

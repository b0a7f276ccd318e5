using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Pairing;

internal sealed class PairingStore
{
    /// <summary>The partnership in which this person stands now in this program, or null between pairs.</summary>
    public Task<Partnership?> StandingOf(Session db, ProgramId program, PersonId person) => throw new NotImplementedException();

    public Task<Partnership?> Find(Session db, string partnershipId) => throw new NotImplementedException();

    /// <summary>The program's open round, or null.</summary>
    public Task<Round?> OpenRound(Session db, ProgramId program) => throw new NotImplementedException();
}

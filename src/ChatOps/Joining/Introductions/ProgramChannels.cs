using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Joining.Introductions;

/// <summary>The shared channel of each program, where members are introduced who wish it.</summary>
internal sealed class ProgramChannels
{
    private static readonly SqlText Sql = new("Joining");

    public Task<ProgramChannel?> Of(Session db, ProgramId program) =>
        db.Find<ProgramChannel>(Sql["ChannelOf"], new { ProgramId = program });

    /// <summary>From now on introductions go there. Who says so stands for the workspace or tenant.</summary>
    public Task Set(Session db, ProgramId program, string place, Visit visit) =>
        db.Execute(
            Sql["SetChannel"],
            new { ProgramId = program, Place = place, SetBy = visit.Person.Id, AccountId = visit.Account.Id, visit.Now });
}

/// <summary>Where, and by whose account we know the way.</summary>
internal sealed record ProgramChannel
{
    /// <summary>The conversation, as its channel names it.</summary>
    public string Place { get; init; } = "";

    public PersonId SetBy { get; init; }
    public AccountId AccountId { get; init; }
}

using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Partnerships;

/// <summary>Told whenever a member's next check-in may have moved: paired, paused, back, another zone. CheckIns answers it.</summary>
internal interface IRescheduleCheckIns
{
    Task Reschedule(Session db, ProgramId program, PersonId person, Instant now);
}

using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>A moderator asks who waits. Subject: the program; empty: their first.</summary>
internal sealed class ShowApplicants(ProgramStore programs) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var moderated = visit.Person.WorkEmail is { } email ? await programs.ModeratedBy(visit.Db, email) : [];
        var program = moderated.FirstOrDefault(p => visit.Subject.Length == 0 || p.Id.Value == visit.Subject);
        return program is null ? new Reply.Say("error.moderators_only") : new Reply.Aside(new CardRef(ApplicantsCard.Kind, program.Id.Value));
    }
}

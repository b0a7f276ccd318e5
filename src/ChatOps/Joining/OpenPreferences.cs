using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>"Fine-tune my match", from a card or typed. Subject: the program; empty: the one the member joined last.</summary>
internal sealed class OpenPreferences(MembershipStore memberships) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var mine = (await memberships.Of(visit.Db, visit.Person.Id)).Where(m => m.State != MembershipState.Left).ToList();
        var chosen = visit.Subject.Length == 0 ? mine.LastOrDefault() : mine.FirstOrDefault(m => m.ProgramId == new ProgramId(visit.Subject));
        return chosen is null ? new Reply.Say("join.first") : new Reply.Ask(new CardRef(PreferencesForm.Kind, chosen.ProgramId.Value));
    }
}

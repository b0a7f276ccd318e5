using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>Every door into a program: the command, the menu, the Home tab, the card in a channel. Subject: the program, or empty when somebody only says "join".</summary>
internal sealed class Join(ProgramStore programs, MembershipStore memberships) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var all = await programs.All(visit.Db);
        var mine = await memberships.Of(visit.Db, visit.Person.Id);
        return Decide(visit.Subject, [.. all.Select(p => p.Id)], [.. mine.Where(IsIn).Select(m => m.ProgramId)]);
    }

    internal static Reply Decide(string asked, IReadOnlyList<ProgramId> all, IReadOnlyCollection<ProgramId> mine)
    {
        if (asked.Length > 0)
            return all.Contains(new ProgramId(asked)) ? Enter(new ProgramId(asked), mine) : new Reply.Say("join.unknown");
        return all.Where(p => !mine.Contains(p)).ToList() switch
        {
            [] when all.Count == 0 => new Reply.Say("join.none"),
            [] => new Reply.Show(new CardRef(JoinedCard.Kind, mine.First().Value)),
            [var one] => Enter(one, mine),
            _ => new Reply.Show(new CardRef(ProgramsCard.Kind, "")),
        };
    }

    private static Reply Enter(ProgramId program, IReadOnlyCollection<ProgramId> mine) =>
        mine.Contains(program)
            ? new Reply.Show(new CardRef(JoinedCard.Kind, program.Value))
            : new Reply.Ask(new CardRef(IntakeForm.Kind, program.Value));

    private static bool IsIn(Membership membership) => membership.State is MembershipState.Active or MembershipState.Applied or MembershipState.Paused;
}

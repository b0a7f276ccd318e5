using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>Every door into a program: the command, the menu, the Home tab, the card in a channel. Subject: the program, or empty when somebody only says "join".</summary>
internal sealed class Join(ProgramStore programs, MembershipStore memberships) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var all = await programs.All(visit.Db);
        var mine = await memberships.Of(visit.Db, visit.Person.Id);
        var asked = visit.Fields.Words(Verbs.Rest) is { } typed && WhichProgram.Of("", typed, all) is WhichProgram.Choice.One { Program.Id: var named } ? named.Value : visit.Subject;
        return Decide(asked, [.. all.Select(p => p.Id)], [.. mine.Where(IsIn).Select(m => m.ProgramId)], [.. all.Where(p => !p.MayJoin(visit.Person)).Select(p => p.Id)]);
    }

    /// <param name="asked">The program that was named; empty: none.</param>
    /// <param name="all">Every program.</param>
    /// <param name="mine">Those that they are in.</param>
    /// <param name="closed">Those that take no guests, for a guest.</param>
    internal static Reply Decide(string asked, IReadOnlyList<ProgramId> all, IReadOnlyCollection<ProgramId> mine, IReadOnlyCollection<ProgramId> closed)
    {
        if (asked.Length > 0 && closed.Contains(new ProgramId(asked)) && !mine.Contains(new ProgramId(asked)))
            return new Reply.Say("join.no_guests");
        if (asked.Length > 0)
            return all.Contains(new ProgramId(asked)) ? Enter(new ProgramId(asked), mine) : new Reply.Say("join.unknown");
        if (all.Count > 0 && mine.Count == 0 && all.All(closed.Contains))
            return new Reply.Say("join.no_guests");
        return all.Where(p => !mine.Contains(p) && !closed.Contains(p)).ToList() switch
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

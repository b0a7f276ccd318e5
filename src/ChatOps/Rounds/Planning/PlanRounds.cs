using ChatOps.Channels;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Planning;

/// <summary>Opens the form for date, hour and cadence. Subject: the program.</summary>
internal class PlanRounds(MayEditProposal door) : IUseCase
{
    protected virtual string Form => RoundsForm.Kind;

    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        await door.Moderated(visit, visit.Subject) is { } program ? new Reply.Ask(new CardRef(Form, program.Id.Value)) : new Reply.Say("error.moderators_only");
}

/// <summary>Opens the form for what counts. Subject: the program.</summary>
internal sealed class WeighPairs(MayEditProposal door) : PlanRounds(door)
{
    protected override string Form => WeightsForm.Kind;
}

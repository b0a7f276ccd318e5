using System.Globalization;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Programs;
using ChatOps.Rounds.Opening;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;

namespace ChatOps.Rounds.Planning;

/// <summary>Date, hour and cadence as the moderator wants them. What was proposed for another day follows. Subject: the program.</summary>
internal sealed class SaveRounds(
    MayEditProposal mayEditProposal,
    ProgramStore programs,
    RoundPlans plans,
    ProposalStore proposals,
    Outbox outbox,
    RoundSignal signal) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (visit.Subject.Length == 0 || await mayEditProposal.Moderated(visit, visit.Subject) is not { } program)
            return new Reply.Say("error.moderators_only");
        var next = await plans.Next(visit.Db, program.Id);
        if (SeenVersion.IsStale(visit.Fields, SeenVersion.Of(program.Settings, next)))
            return new Reply.Correct(
                new CardRef(RoundsForm.Kind, visit.Subject),
                visit.Fields,
                [new FieldError(SeenVersion.Field, visit.Phrases["rounds.newer"])]);
        switch (Decide(program, next, visit.Fields, visit.Now.InZone(visit.Person.TimeZone).Date, visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(RoundsForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Planned planned:
                if (!await programs.SaveSettings(visit.Db, program, planned.Settings))
                    return new Reply.Say("rounds.changed-meanwhile");
                if (planned.Next != next)
                {
                    await plans.Save(visit.Db, program.Id, planned.Next);
                    await MoveProposal(visit, program with { Settings = planned.Settings }, planned.Next);
                }

                visit.Db.AfterCommit(signal.Call);
                break;
        }

        return new Reply.Show(new CardRef(RoundsCard.Kind, visit.Subject));
    }

    /// <summary>A proposal for the day that was planned before is made anew for the new one, in its time.</summary>
    private async Task MoveProposal(Visit visit, Program program, LocalDate? next)
    {
        if (await proposals.FindOpen(visit.Db, program.Id) is not { IsNow: false } open)
            return;
        var moved = next is { } day && visit.Now >= ProposeRounds.ProposedAt(program.Settings.Rounds, day)
            ? (open with { FirstDay = day, LastDay = RoundPlan.LastDay(program, day) }).Next(ProposalState.Drafting)
            : open.Next(ProposalState.Dropped);
        if (moved is null)
            return;
        await proposals.Move(visit.Db, moved);
        await outbox.Refresh(visit.Db, new CardRef(ProposalCard.Kind, open.Id));
    }

    internal static Decision Decide(Program program, LocalDate? before, Fields fields, LocalDate today, Phrases t)
    {
        var next = fields.Date("next_first_day");
        if (
            fields.Has("next_first_day") && next is null
            || next is { } day && day != before && (day <= today || day > today.PlusDays(RoundsForm.Furthest)))
            return new Decision.Incomplete([
                new FieldError(
                    "next_first_day",
                    t.Fill(
                        "input.between",
                        ("min", Dates.DayAndYear(today.PlusDays(1), t)),
                        ("max", Dates.DayAndYear(today.PlusDays(RoundsForm.Furthest), t)))),
            ]);
        var rounds = program.Settings.Rounds;
        return new Decision.Planned(
            next,
            program.Settings with
            {
                Weeks = Number(fields, "weeks", CreateProgram.Lengths, program.Settings.Weeks),
                Rounds = rounds with
                {
                    RevealsAt = Number(fields, "reveals_at", RoundsForm.RevealHours, rounds.RevealsAt),
                    WeeksBetween = Number(fields, "weeks_between", RoundsForm.Pauses, rounds.WeeksBetween),
                    DaysAhead = Number(fields, "days_ahead", RoundsForm.Ahead, rounds.DaysAhead),
                    History = Number(fields, "history", RoundsForm.Histories, rounds.History),
                    GroupSize = fields.IsOn("is_one_sided")
                        ? RoundSettings.FewestInGroup
                        : Number(fields, "group_size", RoundsForm.Sizes, rounds.GroupSize),
                    IsOneSided = fields.IsOn("is_one_sided"),
                    ApprovesItself = fields.IsOn("approves_itself"),
                },
            });
    }

    /// <summary>What the form offers; anything else leaves what it was.</summary>
    internal static int Number(Fields fields, string id, IReadOnlyList<int> offered, int before) =>
        int.TryParse(fields.Choice(id), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && offered.Contains(number)
            ? number
            : before;

    internal abstract record Decision
    {
        internal sealed record Planned(LocalDate? Next, ProgramSettings Settings) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }
}

using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Weeks;
using ChatOps.Pairing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Storage;

namespace ChatOps.Demo.History;

/// <summary>
/// Four rounds of three weeks that are over, and the open one in its second week: pairs, weeks, what was shared. Everything goes through
/// the same stores as in life, in the order of time.
/// </summary>
internal sealed class SampleRounds(PairingStore pairings, RoundPlans plans, CheckInStore checkIns, WeekStore weeks, SampleMeetings meetings)
{
    private const int ClosedRounds = 4;

    /// <summary>The Monday of the first round, when today is in this week.</summary>
    public static LocalDate FirstMonday(LocalDate today, Program program) =>
        today.PlusDays(1 - (int)today.DayOfWeek).PlusWeeks(-1 - (ClosedRounds * program.Settings.Weeks));

    /// <summary>What is to be seen in the chats: the open round's messages.</summary>
    public async Task<IReadOnlyList<SeenMessage>> Live(Session db, Program program, IReadOnlyList<SampleMember> members, Instant now)
    {
        var first = FirstMonday(now.InUtc().Date, program);
        var seen = new List<SeenMessage>();
        for (var number = 1; number <= ClosedRounds + 1; number++)
        {
            var monday = first.PlusWeeks((number - 1) * program.Settings.Weeks);
            var round = new Round
            {
                Id = Ids.New(),
                ProgramId = program.Id,
                Number = number,
                FirstDay = monday,
                LastDay = monday.PlusWeeks(program.Settings.Weeks).PlusDays(-3),
            };
            await pairings.AddRound(db, round);
            // In the open round everybody's partner is their neighbour; before it, somebody else each time.
            var pairs = await Pair(db, round, members, number > ClosedRounds ? 1 : number + 1);
            var isOpen = number > ClosedRounds;
            foreach (var (member, partner, partnership) in pairs)
            {
                if (member.Number < partner.Number)
                    await meetings.Book(db, partnership, member.Number + number, now);
                var messages = await LiveThrough(db, program, member, partner, now);
                if (isOpen)
                    seen.AddRange([
                        new SeenMessage(
                            HoursOf(member).NextOpening(partnership.StartedAt),
                            new CardRef(RevealCard.Kind, partnership.Id),
                            member,
                            Sounds: true),
                        .. messages,
                    ]);
            }

            if (isOpen)
            {
                await plans.Save(db, program.Id, RoundPlans.After(program.Settings.Rounds, round));
                continue;
            }

            var over = round.LastDay.PlusDays(1).AtMidnight().InUtc().ToInstant();
            await pairings.Close(db, round, over);
            foreach (var (_, _, partnership) in pairs)
                await meetings.End(db, partnership, over);
        }

        return [.. seen.Where(m => m.At <= now)];
    }

    private async Task<IReadOnlyList<(SampleMember Member, SampleMember Partner, Partnership Partnership)>> Pair(
        Session db, Round round, IReadOnlyList<SampleMember> members, int distance)
    {
        var seats = new List<(SampleMember, SampleMember, Partnership)>();
        foreach (var member in members.Where(m => m.Number < (m.Number ^ distance)))
        {
            var other = members[member.Number ^ distance];
            var partnership = new Partnership
            {
                Id = Ids.New(),
                ProgramId = round.ProgramId,
                RoundId = round.Id,
                StartedAt = round.FirstDay.At(new LocalTime(7, 0)).InUtc().ToInstant(),
                Partners = [PartnerOf(member), PartnerOf(other)],
            };
            await pairings.Add(db, partnership);
            seats.AddRange([(member, other, partnership), (other, member, partnership)]);
        }

        return seats;
    }

    private async Task<IReadOnlyList<SeenMessage>> LiveThrough(
        Session db, Program program, SampleMember member, SampleMember partner, Instant now)
    {
        var due = await weeks.LoadMember(db, program.Id, member.PersonId)
            ?? throw new InvalidOperationException("A sample member has no schedule.");
        var seen = new List<SeenMessage>();
        Instant? next = null;
        foreach (var week in due.Rhythm!.Weeks())
        {
            if (week.OpensAt > now)
            {
                next = week.OpensAt;
                break;
            }

            seen.AddRange(await LiveThrough(db, due, week, member, partner, now));
        }

        await weeks.PlanNext(db, due.MembershipId, next);
        return seen;
    }

    private async Task<IReadOnlyList<SeenMessage>> LiveThrough(
        Session db, DueMember due, CheckInWeek week, SampleMember member, SampleMember partner, Instant now)
    {
        var number = (due.RoundNumber * 3) + (Period.Between(due.Rhythm!.FirstDay, week.Week, PeriodUnits.Weeks).Weeks);
        var id = await weeks.Open(db, due, week) ?? throw new InvalidOperationException("A sample week was opened twice.");
        var own = new CardRef(CheckInForm.Kind, id);
        var seen = new List<SeenMessage> { new(week.OpensAt, own, member, Sounds: true) };
        var before = await checkIns.Load(db, id) ?? throw new InvalidOperationException("A sample week was not kept.");
        var lived = SampleWeek.Of(member.Number, number, week, now);
        switch (lived)
        {
            case SampleWeek.Shared shared:
                await checkIns.ShareAll(
                    db,
                    [(before, CheckInAnswers.Complete(SampleWords.Week(member.Person, member.Number, number, before.LastWeek)))],
                    shared.At);
                seen.Add(
                    new SeenMessage(
                        partner.Person.AllowsOutsideHours ? shared.At : HoursOf(partner).NextOpening(shared.At),
                        new CardRef(PartnerCopyCard.Kind, id),
                        partner,
                        Sounds: false));
                break;
            case SampleWeek.Saved saved:
                await checkIns.SaveDraft(
                    db, before, SampleWords.Week(member.Person, member.Number, number, before.LastWeek), before.StandingId, saved.At);
                break;
            case SampleWeek.Skipped:
                await checkIns.Skip(db, before.CheckIn);
                break;
        }

        // Who had not shared was nudged in their time, not when the demo begins.
        if (lived is SampleWeek.Open or SampleWeek.Saved && week.NudgeAt is { } nudgeAt && nudgeAt <= now)
            await weeks.RecordNudge(
                db, new DueNudge(id, member.PersonId, CheckInState.Due, week.ClosesAt) { SecondNudgeAt = week.SecondNudgeAt }, nudgeAt);
        if (week.ClosesAt <= now)
            await weeks.Close(db, id);
        return seen;
    }

    private static Partner PartnerOf(SampleMember seat) => new() { PersonId = seat.PersonId, DisplayName = seat.Person.Name };

    private static QuietHours HoursOf(SampleMember seat) =>
        new(DateTimeZoneProviders.Tzdb[seat.Person.Zone], seat.Person.WorkDays, 9 * 60, 17 * 60);
}

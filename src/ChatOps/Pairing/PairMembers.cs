using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining;
using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>
/// A moderator pairs two or three members for the open round; without one, a round begins. Everybody concerned gets the reveal.
/// </summary>
internal sealed partial class PairMembers(
    ProgramStore programs,
    MembershipStore memberships,
    PairingStore pairings,
    Candidates candidates,
    IRescheduleCheckIns checkIns,
    Outbox outbox,
    ILogger<PairMembers> log) : IUseCase
{
    private static readonly string[] Chosen = ["first", "second", "third"];

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var id = new ProgramId(visit.Subject);
        if (!await programs.IsModerator(visit.Db, id, visit.Person.WorkEmail) || await programs.Find(visit.Db, id) is not { } program)
            return new Reply.Say("error.moderators_only");
        await pairings.Lock(visit.Db, id);
        await pairings.HoldMembers(visit.Db, id, Chosen.Select(f => visit.Fields.Choice(f)).OfType<string>());
        var unpaired = await memberships.Unpaired(visit.Db, id);
        var round = await pairings.OpenRound(visit.Db, id);
        var number = round?.Number ?? await pairings.LastNumber(visit.Db, id) + 1;
        var today = visit.Now.InZone(visit.Person.TimeZone).Date;
        switch (Decide(program, round, number, today, unpaired, visit.Fields, visit.Now, visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(PairForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Paired paired:
                var known = await candidates.Load(visit.Db, program, paired.Round.FirstDay);
                if (!MayStand(known, paired.Partnership))
                    return new Reply.Correct(
                        new CardRef(PairForm.Kind, visit.Subject),
                        visit.Fields,
                        [new FieldError("second", visit.Phrases["pair.error.forbidden"])]);
                if (round is null)
                    await pairings.AddRound(visit.Db, paired.Round);
                await Stand(visit, Seated(known, paired.Partnership));
                break;
        }

        return new Reply.Show(new CardRef(PairForm.Kind, visit.Subject));
    }

    private async Task Stand(Visit visit, Partnership partnership)
    {
        await pairings.Add(visit.Db, partnership);
        foreach (var partner in partnership.Partners)
        {
            await outbox.Queue(visit.Db, new Posting(new CardRef(RevealCard.Kind, partnership.Id), partner.PersonId, visit.Now));
            await checkIns.Reschedule(visit.Db, partnership.ProgramId, partner.PersonId, visit.Now);
        }

        Log.PartnersStand(log, partnership.Id, partnership.Partners.Count);
    }

    internal static Decision Decide(
        Program program, Round? open, int number, LocalDate today, IReadOnlyList<Member> unpaired, Fields fields, Instant now, Phrases t)
    {
        var errors = new List<FieldError>();
        var chosen = new List<Member>();
        foreach (var field in Chosen)
        {
            var value = fields.Choice(field);
            var member = unpaired.FirstOrDefault(m => m.PersonId.Value == value);
            if (value is null && field != "third")
                errors.Add(new FieldError(field, t["pair.error.choose"]));
            else if (value is not null && member is null)
                errors.Add(new FieldError(field, t["pair.error.taken"]));
            else if (member is not null && chosen.Contains(member))
                errors.Add(new FieldError(field, t["pair.error.twice"]));
            else if (member is not null)
                chosen.Add(member);
        }

        if (errors.Count > 0)
            return new Decision.Incomplete(errors);
        var round = open ?? RoundPlan.Starting(program, number, today);
        return new Decision.Paired(round, new Partnership
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            RoundId = round.Id,
            StartedAt = now,
            Partners = [.. chosen.Select(m => new Partner { PersonId = m.PersonId, DisplayName = m.DisplayName })],
        });
    }

    /// <summary>The hard rules hold for pairs made by hand, too.</summary>
    internal static bool MayStand(Entrants known, Partnership partnership)
    {
        var ids = partnership.Partners.Select(p => p.PersonId).ToList();
        return ids.All(id => known.Find(id) is not null)
            && known.Judge([.. ids.Select(id => id.Value)]) is Verdict.Fits;
    }

    /// <summary>In a one-sided program each on their side.</summary>
    private static Partnership Seated(Entrants known, Partnership partnership)
    {
        var sides = GivenSides
            .Together(known.IsOneSided, [.. partnership.Partners.Select(p => known.Find(p.PersonId)!)])
            .ToDictionary(e => e.PersonId, e => e.Candidate.Side);
        return partnership with { Partners = [.. partnership.Partners.Select(p => p with { Side = sides[p.PersonId] })] };
    }

    internal abstract record Decision
    {
        internal sealed record Paired(Round Round, Partnership Partnership) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Partnership {Partnership} of {Count} stands")]
        public static partial void PartnersStand(ILogger logger, string partnership, int count);
    }
}

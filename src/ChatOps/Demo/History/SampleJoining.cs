using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Joining.Away;
using ChatOps.Joining.Invitations;
using ChatOps.Pairing;
using ChatOps.Pairing.Covering;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Demo.History;

/// <summary>
/// Who comes and goes as the demo begins: somebody waits for the moderator, somebody is invited, one member takes a break until they say
/// so, and one is away for a while, so that a neighbouring pair takes their partner along.
/// </summary>
internal sealed class SampleJoining(
    MembershipStore memberships, InvitationStore invitations, PairingStore pairings, CoverStore covers, Absence absence)
{
    private const string OnABreak = "fay";
    private const string Away = "jonas";
    private const string TakesAlong = "uma";
    private const string Invites = "ana";

    private static readonly Duration AwayFor = Duration.FromDays(12);

    public async Task<IReadOnlyList<SeenMessage>> Begin(
        Session db,
        Program program,
        SampleMember moderator,
        IReadOnlyList<SampleMember> members,
        IReadOnlyList<SampleMember> newcomers,
        Instant now)
    {
        SampleMember Who(string key) => members.Single(m => m.Person.Key == key);
        // Who counts as a member this week did so on its Monday.
        var since = now.InUtc().DayOfWeek == IsoDayOfWeek.Monday ? now + Duration.FromDays(1) : now;
        return
        [
            .. await Apply(db, program, newcomers[0], moderator, now),
            .. await Invite(db, program, Who(Invites), newcomers[1], now),
            .. await Pause(db, program, Who(OnABreak), null, since, now, members),
            .. await Pause(db, program, Who(Away), (now + AwayFor).InUtc().Date, since, now, members),
            .. await TakeAlong(db, program, Who(Away), Who(TakesAlong), members, now),
        ];
    }

    private async Task<IReadOnlyList<SeenMessage>> Apply(
        Session db, Program program, SampleMember applicant, SampleMember moderator, Instant now)
    {
        var at = now - Duration.FromHours(20);
        var membership = new Membership
        {
            Id = applicant.MembershipId,
            ProgramId = program.Id,
            PersonId = applicant.PersonId,
            State = MembershipState.Applied,
            NoticeVersion = program.Settings.NoticeInForce,
        };
        await memberships.Save(db, membership, at);
        await memberships.SaveIntake(db, applicant.PersonId, SampleWords.Intake(applicant.Person, applicant.Number, membership.Id), at);
        return
        [
            new SeenMessage(at, new CardRef(JoinedCard.Kind, program.Id.Value), applicant, Sounds: false),
            new SeenMessage(at, new CardRef(ApplicantsCard.Kind, program.Id.Value), moderator, Sounds: false),
        ];
    }

    private async Task<IReadOnlyList<SeenMessage>> Invite(Session db, Program program, SampleMember from, SampleMember to, Instant now)
    {
        var at = now - Duration.FromHours(3);
        var invitation = new Invitation { Id = Ids.New(), ProgramId = program.Id, InvitedBy = from.PersonId, PersonId = to.PersonId };
        await invitations.Add(db, invitation, at);
        return [new SeenMessage(at, new CardRef(InvitationCard.Kind, invitation.Id), to, Sounds: true)];
    }

    private async Task<IReadOnlyList<SeenMessage>> Pause(
        Session db, Program program, SampleMember who, LocalDate? until, Instant since, Instant now, IReadOnlyList<SampleMember> members)
    {
        var membership = await memberships.Find(db, program.Id, who.PersonId)
            ?? throw new InvalidOperationException("A sample member is not in the program.");
        await absence.Begin(db, membership, until, since);
        var at = now - Duration.FromHours(2);
        return
        [
            new SeenMessage(at, new CardRef(JoinedCard.Kind, program.Id.Value), who, Sounds: false),
            new SeenMessage(at, new CardRef(PartnerAwayCard.Kind, membership.Id), await PartnerOf(db, program, who, members), Sounds: true),
        ];
    }

    private async Task<IReadOnlyList<SeenMessage>> TakeAlong(
        Session db, Program program, SampleMember away, SampleMember by, IReadOnlyList<SampleMember> members, Instant now)
    {
        var (alone, other) = (await PartnerOf(db, program, away, members), await PartnerOf(db, program, by, members));
        var gap = await pairings.StandingOf(db, program.Id, away.PersonId);
        var neighbours = await pairings.StandingOf(db, program.Id, by.PersonId);
        var missing = new Gap
        {
            PartnershipId = gap!.Id,
            ProgramId = program.Id,
            RoundId = gap.RoundId,
            AwayId = away.PersonId,
            PersonId = alone.PersonId,
            Until = (now + AwayFor).InUtc().Date,
        };
        var cover = await covers.Ask(db, missing, neighbours!.Id, now)
            ?? throw new InvalidOperationException("A sample cover was there before.");
        foreach (var neighbour in new[] { by, other })
            await covers.Agree(db, cover, neighbour.PersonId);
        await covers.Move(db, cover, CoverState.Asking, CoverState.Offered);
        await covers.Move(db, cover, CoverState.Offered, CoverState.Standing);
        return
        [
            .. new[] { alone, by, other }.Select(s => new SeenMessage(
                now - Duration.FromHours(1), new CardRef(CoverCard.Kind, cover), s, Sounds: true)),
        ];
    }

    private async Task<SampleMember> PartnerOf(Session db, Program program, SampleMember member, IReadOnlyList<SampleMember> members)
    {
        var standing = await pairings.StandingOf(db, program.Id, member.PersonId)
            ?? throw new InvalidOperationException("A sample member has no partner.");
        return members.Single(m => m.PersonId == standing.PartnersOf(member.PersonId)[0].PersonId);
    }
}

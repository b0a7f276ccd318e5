using System.Collections.Frozen;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;

namespace ChatOps.Moderating;

/// <summary>
/// What moderators do about a program and its members, on a page and in the chat, as the audit keeps it: for each person whom it is about,
/// and whether it was done or refused. Only persons of the program that was acted in are named, and only where the actor moderates it: an
/// id that somebody made up records nobody.
/// </summary>
internal sealed class ModeratorsActs(
    ProgramStore programs, MembershipStore memberships, PairingStore pairings, ProposalStore proposals, AuditLog audit) : IGestureAudit
{
    /// <summary>A program's affairs, nothing of a member's own. Also what may be done from a page.</summary>
    public static readonly FrozenSet<string> Actions = FrozenSet.Create(
        "applicant.admit",
        "applicant.decline",
        "pair.open",
        "pair.submit",
        "step-in.send",
        "rounds.run-now",
        "rounds.save",
        "rounds.weights",
        "proposal.swap",
        "proposal.lock",
        "proposal.unlock",
        "proposal.split",
        "proposal.place",
        "proposal.again",
        "proposal.approve",
        "proposal.drop");

    /// <summary>The sentences that tell of something done; every other one says why it was not.</summary>
    private static readonly FrozenSet<string> Good = FrozenSet.Create("rounds.running", "step-in.sent");

    public async Task<GestureAbout?> About(Visit visit)
    {
        if (!Actions.Contains(visit.Inbound.Action))
            return null;
        var (program, people) = await Meant(visit.Db, visit.Inbound);
        var told = new List<PersonId?>();
        if (program is { } id && people.Count > 0 && await programs.IsModerator(visit.Db, id, visit.Person.WorkEmail))
        {
            foreach (var person in people.Distinct())
            {
                if (await memberships.Find(visit.Db, id, person) is not null)
                    told.Add(person);
            }
        }

        return new GestureAbout(visit.Inbound.Actor ?? visit.Person.Id.Value, visit.Inbound.Action, told.Count == 0 ? [null] : told);
    }

    public async Task Record(Session db, GestureAbout about, Reply reply)
    {
        foreach (var person in about.People)
            await audit.Record(db, about.Actor, about.Action, person, IsRefused(reply));
    }

    internal static bool IsRefused(Reply reply) =>
        reply is Reply.Correct or { IsRefusal: true } || (reply is Reply.Say say && !Good.Contains(say.TextKey));

    private async Task<(ProgramId? Program, IReadOnlyList<PersonId> People)> Meant(Session db, Inbound pressed)
    {
        switch (pressed.Action)
        {
            case "applicant.admit" or "applicant.decline":
                return await memberships.Find(db, pressed.Subject) is { } membership
                    ? (membership.ProgramId, [membership.PersonId])
                    : (null, []);
            case "step-in.send":
                return await pairings.Find(db, pressed.Subject) is { } pair
                    ? (pair.ProgramId, [.. pair.Partners.Select(p => p.PersonId)])
                    : (null, []);
            case "pair.submit":
                return (
                    new ProgramId(pressed.Subject),
                    Named(pressed.Fields.Choice("first"), pressed.Fields.Choice("second"), pressed.Fields.Choice("third")));
            case "proposal.swap" or "proposal.lock" or "proposal.unlock" or "proposal.split" or "proposal.place":
                var ids = pressed.Subject.Split('/');
                var proposal = await proposals.OfGroup(db, ids[0]);
                var group = proposal?.Groups.FirstOrDefault(g => g.Id == ids[0]);
                return (
                    proposal?.ProgramId,
                    [.. group?.Members.Select(m => m.PersonId) ?? [], .. Named(ids.ElementAtOrDefault(1), pressed.Fields.Choice("with"))]);
            default:
                return (null, []);
        }
    }

    private static List<PersonId> Named(params string?[] ids) => [.. ids.OfType<string>().Select(id => new PersonId(id))];
}

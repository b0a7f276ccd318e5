using System.Collections.Frozen;
using ChatOps.Channels;
using ChatOps.Channels.Web;
using ChatOps.Joining;
using ChatOps.Pairing;
using ChatOps.Pairing.Rounds.Proposing;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Moderating;

/// <summary>
/// What a moderator does on a page: the use case of the chat, with its own check of who may, run as the moderator's account. Recorded first, for each person whom
/// it is about. A page that is sent twice has the effect of one.
/// </summary>
internal sealed class Gestures(Db db, Dispatch dispatch, MembershipStore memberships, PairingStore pairings, ProposalStore proposals, PersonStore persons, AuditLog audit)
{
    /// <summary>The field that tells a page that is sent again from one that is sent anew.</summary>
    public const string Once = "once";

    /// <summary>What may be done from here: a program's affairs, nothing of a member's own.</summary>
    private static readonly FrozenSet<string> Allowed = FrozenSet.Create(
        "applicant.admit", "applicant.decline", "pair.open", "pair.submit", "step-in.send",
        "rounds.run-now", "rounds.save", "rounds.weights", "rounds.take-part",
        "proposal.swap", "proposal.lock", "proposal.unlock", "proposal.split", "proposal.place", "proposal.again", "proposal.approve", "proposal.drop");

    /// <summary>Null: this is not done from a page, or nobody is known who could.</summary>
    public async Task<Answer?> Do(Moderator moderator, IFormCollection form, Ct ct)
    {
        var pressed = HtmlFields.Read(form);
        if (moderator.Known is not { Account: var account } || !Allowed.Contains(pressed.Action))
            return null;
        await db.Write(async session =>
        {
            foreach (var person in await About(session, pressed))
                await audit.Record(session, moderator.Actor, pressed.Action, person);
        }, ct);
        var key = new AccountKey(account.Channel, account.Tenant, account.UserId);
        return await dispatch(new Inbound(key, pressed.Action, pressed.Subject, pressed.Fields, $"console:{moderator.Actor}:{form[Once]}") { IsAnsweredAtOnce = true, IsInModal = true }, ct);
    }

    /// <summary>A field of its own for each drawing of a form.</summary>
    public static string OnceField() => $"<input type=\"hidden\" name=\"{Once}\" value=\"{Guid.CreateVersion7()}\">\n";

    /// <summary>Null in the list: nobody in particular.</summary>
    private async Task<IEnumerable<PersonId?>> About(Session session, HtmlFields pressed)
    {
        IEnumerable<PersonId> people = pressed.Action switch
        {
            "applicant.admit" or "applicant.decline" => await memberships.Find(session, pressed.Subject) is { } membership ? [membership.PersonId] : [],
            "step-in.send" => (await pairings.Find(session, pressed.Subject))?.Partners.Select(p => p.PersonId) ?? [],
            "pair.submit" => await Existing(session, pressed.Fields.Choice("first"), pressed.Fields.Choice("second"), pressed.Fields.Choice("third")),
            "proposal.swap" or "proposal.lock" or "proposal.unlock" or "proposal.split" or "proposal.place" => await InGroup(session, pressed),
            _ => [],
        };
        var told = people.Distinct().Select(p => (PersonId?)p).ToList();
        return told.Count == 0 ? [null] : told;
    }

    private async Task<IEnumerable<PersonId>> InGroup(Session session, HtmlFields pressed)
    {
        var ids = pressed.Subject.Split('/');
        var group = (await proposals.OfGroup(session, ids[0]))?.Groups.FirstOrDefault(g => g.Id == ids[0]);
        return [.. group?.Members.Select(m => m.PersonId) ?? [], .. await Existing(session, ids.ElementAtOrDefault(1), pressed.Fields.Choice("with"))];
    }

    /// <summary>An id that came with a form names a person only when there is one.</summary>
    private async Task<IEnumerable<PersonId>> Existing(Session session, params string?[] ids)
    {
        var people = new List<PersonId>();
        foreach (var id in ids.OfType<string>())
        {
            if (await persons.Find(session, new PersonId(id)) is { } person)
                people.Add(person.Id);
        }

        return people;
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Invitations;

/// <summary>
/// A member invites one colleague. Nobody is enrolled by this, and the answer is the same whoever is meant: known or not, invited before, a
/// member already, or gone; it depends on how they are named, never on who it is. What comes of it the inviter never learns. Subject: the
/// program.
/// </summary>
internal sealed class SendInvitation(MyPrograms mine, PersonStore people, Welcome welcome, InvitationStore invitations, Invite invite)
    : IUseCase
{
    public const int WhoLength = 254;
    public const int MostAWeek = 10;

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var possible = await mine.For(visit.Db, visit.Person, "invitation.open");
        var sent = await invitations.CountSince(visit.Db, visit.Person.Id, visit.Now - Duration.FromDays(7));
        switch (Decide(visit.Subject, possible, visit.Fields, visit.Inbound.Mentioned.Count, visit.Person, sent, visit.Phrases))
        {
            case Decision.Incomplete incomplete when visit.Inbound.Text is null:
                return new Reply.Correct(new CardRef(InviteForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Incomplete:
                // Typed: the form says what is missing.
                return new Reply.Ask(new CardRef(InviteForm.Kind, visit.Subject), visit.Fields);
            case Decision.Enough:
                return new Reply.Say("invitation.enough");
            case Decision.Invited invited:
                await Invite(visit, invited);
                break;
        }

        var isHandle = visit.Inbound.Mentioned.Count == 0 && visit.Fields.Words("who") is { } who && HandleIn(who) is not null;
        return new Reply.Aside(new CardRef(NoticeCard.Kind, isHandle ? "invitation.sent.handle" : "invitation.sent"));
    }

    internal static Decision Decide(
        string subject, IReadOnlyList<Program> possible, Fields fields, int mentioned, Person inviter, int sent, Phrases t)
    {
        var chosen = subject.Length > 0 ? subject : fields.Choice("program");
        var program = possible.FirstOrDefault(p => p.Id.Value == chosen) ?? (chosen is null && possible.Count == 1 ? possible[0] : null);
        var who = fields.Words("who");
        var errors = new List<FieldError>();
        if (program is null)
            errors.Add(new FieldError("program", t["pair.error.choose"]));
        if (who is null && mentioned == 0)
            errors.Add(new FieldError("who", t["invitation.error.who"]));
        else if (who?.Length > WhoLength)
            errors.Add(new FieldError("who", t.Fill("error.too_long", ("max", WhoLength), ("n", who.Length))));
        else if (mentioned > 1 || (who is not null && mentioned == 0 && WrittenAddress.In(who.Reveal()).Count > 1))
            errors.Add(new FieldError("who", t["invitation.error.several"]));
        else if (who is not null && Email(who) is { } email && email.Equals(inviter.WorkEmail, StringComparison.OrdinalIgnoreCase))
            errors.Add(new FieldError("who", t["preferences.error.own"]));
        if (errors.Count > 0)
            return new Decision.Incomplete(errors);
        return sent >= MostAWeek ? new Decision.Enough() : new Decision.Invited(program!, Email(who));
    }

    private static string? Email(Words? who) => who is null ? null : WrittenAddress.Read(who.Reveal());

    /// <summary>
    /// "@ben" as it is typed where no channel says who is meant: as much of a name as it tells; null: it is something else.
    /// </summary>
    internal static string? HandleIn(Words who) =>
        WrittenAddress.Name(who.Reveal()) is ['@', .. { Length: > 0 } rest] ? rest.Replace('.', ' ').Replace('_', ' ').Trim() : null;

    private async Task Invite(Visit visit, Decision.Invited invited)
    {
        var invitation = new Invitation
        {
            Id = Ids.New(),
            ProgramId = invited.Program.Id,
            InvitedBy = visit.Person.Id,
            Email = invited.Email,
            PersonId = await Whom(visit, invited),
        };
        // A name that nobody or several have reaches nobody.
        if ((invitation.PersonId is null && invitation.Email is null) || invitation.PersonId == visit.Person.Id)
            return;
        if (await invitations.Add(visit.Db, invitation, visit.Now) && invitation.PersonId is { } person)
            await invite.Tell(visit.Db, invitation, person, visit.Now);
    }

    private async Task<PersonId?> Whom(Visit visit, Decision.Invited invited)
    {
        if (visit.Inbound.Mentioned is [var mentioned])
            return await invitations.WithAccount(visit.Db, mentioned)
                ?? (mentioned.Channel == Channel.Slack ? (await welcome.Expect(visit.Db, mentioned, visit.Now)).Person.Id : null);
        if (invited.Email is { } email)
            return await people.WithEmail(visit.Db, email) is [var known, ..] ? known.Id : null;
        if (visit.Fields.Words("who") is not { } name)
            return null;
        var called = HandleIn(name) is { } handle
            ? await invitations.NamedLike(visit.Db, handle)
            : await invitations.Called(visit.Db, WrittenAddress.Name(name.Reveal()));
        return called is [var one] ? one : null;
    }

    internal abstract record Decision
    {
        internal sealed record Invited(Program Program, string? Email) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;

        internal sealed record Enough : Decision;
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Invitations;

/// <summary>Whom to invite, and to which program where there are several. Subject: the program; empty: any that the member is in.</summary>
internal sealed class InviteForm(MyPrograms mine) : ICardBuilder
{
    public const string Kind = "invite-form";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var possible = (await mine.For(showing.Db, showing.Reader, "invitation.open"))
            .Where(p => showing.Subject.Length == 0 || p.Id.Value == showing.Subject)
            .ToList();
        return possible.Count == 0 ? null : Draw(possible, showing.Subject, showing.Phrases);
    }

    internal static Card Draw(IReadOnlyList<Program> programs, string subject, Phrases t) =>
        new(Kind, t["invitation.title"])
        {
            Locale = t.Tag,
            Heading = t["invitation.title"],
            Body = [new Text(t["invitation.form.lead"])],
            Form = new Form("invitation.send", subject, t["invitation.title"], t["invitation.send"], t["intake.cancel"])
            {
                Open = new Button("invitation.open", subject, t["invitation.title"], ButtonStyle.Primary),
                Body =
                [
                    .. programs.Count < 2
                        ? Array.Empty<Element>()
                        :
                        [
                            new ChoiceInput(
                                "program",
                                t["which-program.heading"],
                                [.. programs.Select(p => new Choice(p.Id.Value, WhichProgramCard.Label(p)))])
                            {
                                Placeholder = t["input.choose"],
                            },
                        ],
                    new TextInput("who", t["invitation.who"], SendInvitation.WhoLength) { Placeholder = t["invitation.who.placeholder"] },
                ],
            },
            Buttons = [new Button("invitation.cancel", subject, t["intake.cancel"])],
        };
}

/// <summary>"invite", with or without whom: sends it at once where nothing is left to ask, else opens the form.</summary>
internal sealed class OpenInvitation(MyPrograms mine, SendInvitation send) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var possible = (await mine.For(visit.Db, visit.Person, "invitation.open"))
            .Where(p => visit.Subject.Length == 0 || p.Id.Value == visit.Subject)
            .ToList();
        if (possible.Count == 0)
            return new Reply.Say("join.first");
        var typed = visit.Fields.Words(Verbs.Rest);
        if (typed is null && visit.Inbound.Mentioned.Count == 0)
            return new Reply.Ask(new CardRef(InviteForm.Kind, visit.Subject));
        var fields = new Fields(typed is null ? [] : [KeyValuePair.Create("who", typed.Reveal())]);
        return possible is [var one]
            ? await send.Handle(visit with { Inbound = visit.Inbound with { Subject = one.Id.Value, Fields = fields } }, ct)
            : new Reply.Ask(new CardRef(InviteForm.Kind, ""), fields);
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Notice;

/// <summary>
/// A changed notice gets a new version, and everybody in the program sees it again before their next round. Subject: the program.
/// </summary>
internal sealed class ChangeNotice(ProgramStore programs) : IUseCase
{
    public const int AdditionLength = 500;
    public const int ContactLength = 254;

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var id = new ProgramId(visit.Subject);
        if (!await programs.IsModerator(visit.Db, id, visit.Person.WorkEmail) || await programs.Find(visit.Db, id) is not { } program)
            return new Reply.Say("error.moderators_only");
        switch (Decide(program.Settings, visit.Fields, visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(NoticeForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Changed changed:
                if (!await programs.SaveSettings(visit.Db, program, changed.Settings))
                    return new Reply.Say("error.not_saved");
                return new Reply.Show(new CardRef(NoticeCard.Kind, "notice.changed"));
            default:
                return new Reply.Show(new CardRef(NoticeCard.Kind, "form.declined"));
        }
    }

    internal static Decision Decide(ProgramSettings settings, Fields fields, Phrases t)
    {
        var (addition, contact) = (fields.Words("addition")?.Reveal() ?? "", fields.Words("privacy_contact")?.Reveal() ?? "");
        if (addition.Length > AdditionLength)
            return new Decision.Incomplete([
                new FieldError("addition", t.Fill("error.too_long", ("max", AdditionLength), ("n", addition.Length))),
            ]);
        if (contact.Length > ContactLength)
            return new Decision.Incomplete([
                new FieldError("privacy_contact", t.Fill("error.too_long", ("max", ContactLength), ("n", contact.Length))),
            ]);
        return addition == settings.NoticeAddition && contact == settings.PrivacyContact
            ? new Decision.Same()
            : new Decision.Changed(
                settings with
                {
                    NoticeAddition = addition,
                    PrivacyContact = contact,
                    NoticeVersion = settings.NoticeVersion + 1,
                });
    }

    internal abstract record Decision
    {
        internal sealed record Changed(ProgramSettings Settings) : Decision;

        internal sealed record Same : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }
}

/// <summary>A moderator changes what the data notice says beside the text that holds for everybody. Subject: the program.</summary>
internal sealed class NoticeForm(ProgramStore programs) : ICardBuilder
{
    public const string Kind = "notice-form";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        return await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) && await programs.Find(showing.Db, id) is { } program
            ? Draw(program, showing.Phrases)
            : null;
    }

    internal static Card Draw(Program program, Phrases t) =>
        new(Kind, t["notice.title"])
        {
            Locale = t.Tag,
            Heading = t.Fill("notice.heading", ("program", program.Name)),
            Body = [new Text(t.Fill("notice.lead", ("version", program.Settings.NoticeInForce)))],
            Form = new Form("notice.change", program.Id.Value, t["notice.title"], t["notice.submit"], t["intake.cancel"])
            {
                Open = new Button("notice.open", program.Id.Value, t["notice.title"], ButtonStyle.Primary),
                Body =
                [
                    new TextInput("addition", t["notice.addition"], ChangeNotice.AdditionLength)
                    {
                        IsOptional = true,
                        IsMultiline = true,
                        Value = program.Settings.NoticeAddition,
                        Placeholder = t["notice.addition.placeholder"],
                    },
                    new TextInput("privacy_contact", t["program.privacy_contact"], ChangeNotice.ContactLength)
                    {
                        IsOptional = true,
                        Value = program.Settings.PrivacyContact,
                        Placeholder = t["preferences.wish.placeholder"],
                    },
                ],
            },
            Buttons = [new Button("notice.cancel", program.Id.Value, t["intake.cancel"])],
        };
}

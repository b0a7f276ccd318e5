using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Notice;

/// <summary>A changed notice gets a new version, and everybody in the program sees it again before their next round. Subject: the program.</summary>
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
            return new Decision.Incomplete([new FieldError("addition", t.Fill("error.too_long", ("max", AdditionLength), ("n", addition.Length)))]);
        if (contact.Length > ContactLength)
            return new Decision.Incomplete([new FieldError("privacy_contact", t.Fill("error.too_long", ("max", ContactLength), ("n", contact.Length)))]);
        return addition == settings.NoticeAddition && contact == settings.PrivacyContact
            ? new Decision.Same()
            : new Decision.Changed(settings with { NoticeAddition = addition, PrivacyContact = contact, NoticeVersion = settings.NoticeVersion + 1 });
    }

    internal abstract record Decision
    {
        internal sealed record Changed(ProgramSettings Settings) : Decision;

        internal sealed record Same : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Notice;

/// <summary>A moderator changes what the data notice says beside the text that holds for everybody. Subject: the program.</summary>
internal sealed class NoticeForm(ProgramStore programs) : ICardBuilder
{
    public const string Kind = "notice-form";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        return await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) && await programs.Find(showing.Db, id) is { } program ? Draw(program, showing.Phrases) : null;
    }

    internal static Card Draw(Program program, Phrases t) => new(Kind, t["notice.title"])
    {
        Locale = t.Tag,
        Heading = t.Fill("notice.heading", ("program", program.Name)),
        Body = [new Text(t.Fill("notice.lead", ("version", program.Settings.NoticeInForce)))],
        Form = new Form("notice.change", program.Id.Value, t["notice.title"], t["notice.submit"], t["intake.cancel"])
        {
            Open = new Button("notice.open", program.Id.Value, t["notice.title"], ButtonStyle.Primary),
            Body =
            [
                new TextInput("addition", t["notice.addition"], ChangeNotice.AdditionLength) { IsOptional = true, IsMultiline = true, Value = program.Settings.NoticeAddition, Placeholder = t["notice.addition.placeholder"] },
                new TextInput("privacy_contact", t["program.privacy_contact"], ChangeNotice.ContactLength) { IsOptional = true, Value = program.Settings.PrivacyContact, Placeholder = t["preferences.wish.placeholder"] },
            ],
        },
        Buttons = [new Button("notice.cancel", program.Id.Value, t["intake.cancel"])],
    };
}

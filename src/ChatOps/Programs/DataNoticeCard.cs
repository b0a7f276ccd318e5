using ChatOps.Cards;
using ChatOps.Channels;

namespace ChatOps.Programs;

/// <summary>"How my data is kept", word for word. Subject: the program; empty: the installation's defaults.</summary>
internal sealed class DataNoticeCard(ProgramStore programs, PrivacyTerms terms) : ICardBuilder
{
    public const string Kind = "data-notice";

    /// <summary>
    /// The version of the built-in text <c>data.notice</c>. Whoever changes the text raises it: then everybody is shown the new one.
    /// </summary>
    public const int BuiltIn = 2;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        var settings = (await programs.Find(showing.Db, new ProgramId(showing.Subject)))?.Settings ?? new ProgramSettings();
        var contact = settings.PrivacyContact.Length > 0 ? settings.PrivacyContact : terms.Contact;
        return new Card(Kind, t["data.notice.button"])
        {
            Locale = t.Tag,
            Heading = t["data.notice.button"],
            Body =
            [
                new Text(t.Fill("data.notice", ("privacy_contact", contact.Length > 0 ? contact : t["data.notice.nobody"]))),
                .. settings.NoticeAddition.Length > 0
                    ? [new Text(Line.Of(new Span(settings.NoticeAddition, IsMembers: true)))]
                    : Array.Empty<Element>(),
            ],
        };
    }
}

/// <summary>Whom to ask in this installation.</summary>
internal sealed record PrivacyTerms(string Contact);

internal sealed class ShowDataNotice : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) =>
        Task.FromResult<Reply>(new Reply.Aside(new CardRef(DataNoticeCard.Kind, visit.Subject)));
}

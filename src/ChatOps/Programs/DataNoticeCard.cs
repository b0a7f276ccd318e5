using ChatOps.Cards;
using ChatOps.Channels;

namespace ChatOps.Programs;

/// <summary>"How my data is kept", word for word. Subject: the program; empty: the installation's defaults.</summary>
internal sealed class DataNoticeCard(ProgramStore programs, PrivacyTerms terms) : ICardBuilder
{
    public const string Kind = "data-notice";

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
                new Text(t.Fill("data.notice", ("days", terms.RetentionDays), ("privacy_contact", contact.Length > 0 ? contact : t["data.notice.nobody"]))),
                .. settings.NoticeAddition.Length > 0 ? [new Text(Line.Of(new Span(settings.NoticeAddition, IsMembers: true)))] : Array.Empty<Element>(),
            ],
        };
    }
}

/// <summary>What holds for words in this installation: days that they are kept after a round, and whom to ask.</summary>
internal sealed record PrivacyTerms(int RetentionDays, string Contact);

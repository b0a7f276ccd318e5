using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns.Copies;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>
/// Opens what a copy's buttons lead to: <c>copy.comment</c>, <c>copy.link</c>, <c>copy.brainstorm</c>, <c>copy.raise</c>,
/// <c>copy.report</c>, and to read <c>copy.open</c> and <c>copy.read</c>. <c>copy.back</c> and the reading's own button go back to the
/// copy.
/// </summary>
internal sealed class OpenCopyForm(CopyStore store) : IUseCase
{
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["copy.comment"] = CommentForm.Kind,
        ["copy.link"] = LinkForm.Kind,
        ["copy.brainstorm"] = BrainstormForm.Kind,
        ["copy.raise"] = RaiseForm.Kind,
        ["copy.report"] = ReportForm.Kind,
        ["copy.open"] = CopyWhole.Kind,
        ["copy.read"] = CopyWhole.Kind,
        ["copy.back"] = PartnerCopyCard.Kind,
        ["copy.whole.read"] = PartnerCopyCard.Kind,
    };

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await store.Find(visit.Db, visit.Subject);
        var kind = Kinds[visit.Inbound.Action];
        if (MayAnswerCopy.Decide(copy, visit.Person.Id, readsOnly: kind is CopyWhole.Kind or PartnerCopyCard.Kind) is { } refusal)
            return refusal;
        if (kind == ReportForm.Kind && (await store.CareContacts(visit.Db, copy!)).Count == 0)
            return new Reply.Say("copy.report.nobody");
        var card = new CardRef(kind, visit.Subject);
        return kind == PartnerCopyCard.Kind ? new Reply.Show(card) : new Reply.Ask(card);
    }
}

/// <summary>A small form that opens from a partner's copy, and only for the partners it was shared with. Subject: the check-in.</summary>
internal abstract class CopyForm(CopyStore store, string kind) : ICardBuilder
{
    public const int TextLength = 1000;
    public const int ShortLength = 200;

    protected CopyStore Store => store;

    private string Name => kind["copy-".Length..];

    public virtual async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } copy && copy.IsFor(showing.Reader.Id)
            ? Draw(copy, showing.Reader, showing.Phrases)
            : null;

    internal Card Draw(Copy copy, Person reader, Phrases t) => Draw(copy, t, [.. Body(copy, t), .. Sees(copy, reader, t)]);

    protected Card Draw(Copy copy, Phrases t, IReadOnlyList<Element> body) =>
        new(kind, t.Fill("copy.notification", ("first", copy.Author.FirstName)))
        {
            Locale = t.Tag,
            Form = new Form($"copy.{Name}.send", copy.CheckInId, t[$"copy.{Name}.title"], t[$"copy.{Name}.submit"], t["copy.close"])
            {
                Body = body,
            },
            Buttons = [new Button("copy.back", copy.CheckInId, t["copy.close"])],
        };

    protected abstract IEnumerable<Element> Body(Copy copy, Phrases t);

    /// <summary>What is written goes to the author alone, also where three stand together.</summary>
    protected virtual IEnumerable<Element> Sees(Copy copy, Person reader, Phrases t) =>
        WhoSees.Footer(
            t,
            copy.IsTrio ? t.Line("sees.only", ("first", Span.Name(copy.Author.FirstName))) : PartnerCopyCard.ForYouTwo(copy, reader, t),
            copy.ProgramId.Value);
}

using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns.Copies;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>A small form that opens from a partner's copy, and only for the partners it was shared with. Subject: the check-in.</summary>
internal abstract class CopyForm(CopyStore store, string kind) : ICardBuilder
{
    public const int TextLength = 1000;
    public const int ShortLength = 200;

    protected CopyStore Store => store;

    private string Name => kind["copy-".Length..];

    public virtual async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } copy && copy.IsFor(showing.Reader.Id) ? Draw(copy, showing.Reader, showing.Phrases) : null;

    internal Card Draw(Copy copy, Person reader, Phrases t) => Draw(copy, t, [.. Body(copy, t), .. Sees(copy, reader, t)]);

    protected Card Draw(Copy copy, Phrases t, IReadOnlyList<Element> body) => new(kind, t.Fill("copy.notification", ("first", copy.Author.FirstName)))
    {
        Locale = t.Tag,
        Form = new Form($"copy.{Name}.send", copy.CheckInId, t[$"copy.{Name}.title"], t[$"copy.{Name}.submit"], t["copy.close"]) { Body = body },
        Buttons = [new Button("copy.back", copy.CheckInId, t["copy.close"])],
    };

    protected abstract IEnumerable<Element> Body(Copy copy, Phrases t);

    /// <summary>What is written goes to the author alone, also where three stand together.</summary>
    protected virtual IEnumerable<Element> Sees(Copy copy, Person reader, Phrases t) =>
        WhoSees.Footer(t, copy.IsTrio ? t.Line("sees.only", ("first", Span.Name(copy.Author.FirstName))) : PartnerCopyCard.ForYouTwo(copy, reader, t), copy.ProgramId.Value);
}

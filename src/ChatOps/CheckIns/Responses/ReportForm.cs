using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns.Copies;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>"Something isn't right?" It names who will read it.</summary>
internal sealed class ReportForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-report";

    public override async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await Store.Find(showing.Db, showing.Subject) is not { } copy || !copy.IsFor(showing.Reader.Id))
            return null;
        return Draw(copy, await Store.CareContacts(showing.Db, copy), showing.Phrases);
    }

    internal Card Draw(Copy copy, IReadOnlyList<Partner> contacts, Phrases t) => Draw(copy, t,
    [
        .. Body(copy, t),
        .. WhoSees.Footer(t, t.Line("copy.report.sees", ("contact", Span.Name(string.Join(", ", contacts.Select(c => c.DisplayName)))), ("partner", Span.Name(copy.Author.FirstName))), copy.ProgramId.Value),
    ]);

    protected override IEnumerable<Element> Body(Copy copy, Phrases t) =>
    [
        new TextInput("text", t["copy.report.text"], TextLength) { IsMultiline = true },
        new Toggle("include", t["copy.report.include"]) { IsOptional = true },
    ];
}

using ChatOps.Cards;
using ChatOps.CheckIns.Copies;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

internal sealed class LinkForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-link";
    public const int AddressLength = 500;

    protected override IEnumerable<Element> Body(Copy copy, Phrases t) =>
    [
        new TextInput("url", t["copy.link.url"], AddressLength) { Placeholder = "https://" },
        new TextInput("note", t["copy.link.note"], ShortLength) { IsOptional = true },
    ];
}

using ChatOps.Cards;
using ChatOps.CheckIns.Copies;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

internal sealed class BrainstormForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-brainstorm";

    protected override IEnumerable<Element> Body(Copy copy, Phrases t) => [new TextInput("text", t["copy.brainstorm.text"], ShortLength) { IsOptional = true }];
}

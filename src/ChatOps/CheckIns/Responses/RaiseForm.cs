using System.Globalization;
using ChatOps.Cards;
using ChatOps.CheckIns.Copies;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>Which commitment to talk about: by number, because what is raised stands on both cards without its words.</summary>
internal sealed class RaiseForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-raise";

    protected override IEnumerable<Element> Body(Copy copy, Phrases t)
    {
        var commitments = copy.Words?.Commitments ?? [];
        if (commitments.Count > 0)
            yield return new Listing([.. commitments.Select(c => CheckInSummary.LineOf(c, t))], IsNumbered: true);
        var items = commitments.Select((_, i) => (i + 1).ToString(CultureInfo.InvariantCulture));
        yield return new ChoiceInput("item", t["copy.raise.item"],
            [.. items.Select(n => new Choice(n, t.Fill("copy.raise.item.n", ("n", n)))), new Choice("all", t["copy.raise.item.all"])]);
    }

    protected override IEnumerable<Element> Sees(Copy copy, Person reader, Phrases t) => [];
}

using ChatOps.Texts;

namespace ChatOps.Cards;

/// <summary>
/// Elements made to fit a channel's limits: long texts cut, the last ones left out, and a closing text that says where the rest is. Inputs
/// are never touched. Pure.
/// </summary>
internal static class Shortened
{
    public static IReadOnlyList<Element> Elements(IReadOnlyList<Element> elements, int longest, int most, Phrases phrases)
    {
        var kept = elements
            .Where((element, i) => i < most || element is Input or HiddenRows)
            .Select(element => Shorten(element, longest))
            .ToList();
        return kept.Count == elements.Count && kept.Zip(elements).All(pair => ReferenceEquals(pair.First, pair.Second))
            ? elements
            : [.. kept, new Text(phrases["card.cut"], TextStyle.Subtle)];
    }

    private static Element Shorten(Element element, int longest) =>
        element switch
        {
            Text text when text.Line.Cut(longest) is (var line, true) => text with { Line = line },
            Facts facts when facts.Items.Any(f => f.Value.Cut(longest).WasCut) => new Facts([
                .. facts.Items.Select(f => f with { Value = f.Value.Cut(longest).Line }),
            ]),
            Listing list when list.Items.Any(l => l.Cut(longest).WasCut) => list with
            {
                Items = [.. list.Items.Select(l => l.Cut(longest).Line)],
            },
            _ => element,
        };
}

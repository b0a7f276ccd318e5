using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using ChatOps.Web.Drawing;

namespace ChatOps.Tests.Cards;

/// <summary>One vocabulary, three renderers: none may lack an element, wherever on a card it stands.</summary>
public sealed class ElementTests
{
    private static readonly IReadOnlyList<Element> Samples = [.. SampleCards.Fullest.Elements()];

    public static TheoryData<string> Kinds =>
        [.. typeof(Element).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Element)) && !t.IsAbstract).Select(t => t.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void the_sample_card_has_every_element(string kind) => Samples.ShouldContain(e => e.GetType().Name == kind);

    [Theory, MemberData(nameof(Kinds))]
    public void every_renderer_draws_every_element_in_every_place(string kind)
    {
        var element = Samples.First(e => e.GetType().Name == kind);
        var empty = new Card("empty", "A note for you.");
        var form = new Form("a", "", "T", "S", "C");
        foreach (
            var (bare, card) in new[]
            {
                (empty, empty with { Body = [element, new Text("after")] }),
                (empty with { Form = form }, empty with { Form = form with { Body = [element, new Text("after")] } }),
                (empty, empty with { Footer = [element, new Text("after")] }),
            })
        {
            AdaptiveCards.Render(card).ToJsonString().ShouldNotBe(AdaptiveCards.Render(bare).ToJsonString());
            HtmlCards.Render(card, new HtmlForm("/")).ShouldNotBe(HtmlCards.Render(bare, new HtmlForm("/")));
            BlockKit.Home(card).ShouldNotBeNull();
            if (card.Form is null)
                BlockKit
                    .Message(card)
                    .Count.ShouldBeGreaterThan(BlockKit.Message(card with { Body = [new Text("after")], Footer = [] }).Count);
            else
                BlockKit.Modal(card, "")["blocks"]!.AsArray().Count.ShouldBeGreaterThan(1);
        }
    }
}

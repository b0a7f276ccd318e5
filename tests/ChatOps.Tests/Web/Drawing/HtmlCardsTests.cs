using ChatOps.Tests.Cards;
using ChatOps.Web.Drawing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ChatOps.Tests.Web.Drawing;

public sealed class HtmlCardsTests
{
    private static readonly HtmlForm Desk = new("/desk/ana") { Hidden = [("__token", "t&1")], Prefix = "p1" };

    [Fact]
    public void an_error_is_read_out_with_its_field() =>
        HtmlCards
            .Render(SampleCards.Corrected, Desk)
            .ShouldContain("id=\"p1-o1\" name=\"o1\" aria-describedby=\"p1-o1-error\" aria-invalid=\"true\"");

    [Fact]
    public void a_button_that_shares_nothing_belongs_to_the_form_without_fields()
    {
        var html = HtmlCards.Render(SampleCards.Fullest, Desk);
        html.ShouldContain("value=\"check-in.submit\">");
        html.ShouldContain("value=\"check-in.save\">");
        html.ShouldContain("value=\"check-in.skip\" form=\"p1-empty-form\">");
        html.ShouldContain("value=\"call.skip|m1\" form=\"p1-empty-form\">");
    }

    [Fact]
    public void what_the_page_needs_goes_with_every_form() =>
        HtmlCards.Render(SampleCards.Fullest, Desk).Split("name=\"__token\" value=\"t&amp;1\"").Length.ShouldBe(3);

    [Fact]
    public void no_hostile_text_becomes_an_element()
    {
        var html = HtmlCards.Render(SampleCards.Hostiles, Desk);
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<at>");
        html.ShouldNotContain("<a ");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Fact]
    public void hidden_rows_open_one_inside_the_other_without_a_script()
    {
        var html = HtmlCards.Render(SampleCards.Fullest, Desk);
        html.ShouldNotContain("<script");
        html.IndexOf("c3_text", StringComparison.Ordinal).ShouldBeGreaterThan(html.IndexOf("<details", StringComparison.Ordinal));
        html.Split("<details").Length.ShouldBe(4);
        html.ShouldContain("</details>\n</details>\n</details>");
    }

    [Fact]
    public void the_styles_ship_with_the_binary() => HtmlCards.Styles.ShouldContain("prefers-color-scheme: dark");

    [Fact]
    public void a_post_is_read_back_as_it_was_meant()
    {
        var read = HtmlFields.Read(new FormCollection(new Dictionary<string, StringValues>
        {
            ["action"] = "call.skip|m1",
            ["subject"] = "w1",
            ["mode"] = new(["", "video", "text"]),
            ["light_week"] = "",
            ["no_call"] = new(["", "true"]),
            ["went_well"] = "one\r\ntwo, three",
        }));
        (read.Action, read.Subject).ShouldBe(("call.skip", "m1"));
        read.Fields.Choices("mode").ShouldBe(["video", "text"]);
        read.Fields.IsOn("light_week").ShouldBeFalse();
        read.Fields.IsOn("no_call").ShouldBeTrue();
        read.Fields.Words("went_well")!.Reveal().ShouldBe("one\ntwo, three");
        HtmlFields
            .Read(new FormCollection(new Dictionary<string, StringValues> { ["action"] = "check-in.submit", ["subject"] = "w1" }))
            .Subject.ShouldBe("w1");
    }
}

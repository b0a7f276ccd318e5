using System.Net;
using ChatOps.Channels.Teams.Typed;
using ChatOps.Storage.Writing;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What Teams makes of a message, as the person who typed it saw it.</summary>
public sealed class MessageHtmlTests
{
    private const string Reply = """
        <blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1614">
        <strong itemprop="mri" itemid="28:x">ChatOps</strong><span itemprop="time" itemid="1614"></span>
        <p itemprop="preview">What would you like to do?</p>
        </blockquote>
        """;

    private static readonly HashSet<string> Mine = ["ChatOps"];

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("<p>one</p>\r\n<p>two</p>", "one\ntwo")]
    [InlineData("<div><div>one<br>two<br><br>three</div></div>", "one\ntwo\n\nthree")]
    [InlineData("<p>a &lt;b&gt; &amp;amp;&nbsp;c</p>", "a <b> &amp; c")]
    [InlineData("<p><strong>so</strong> <em>it</em>   \r\n is</p>", "so it is")]
    [InlineData("<p>to do</p><ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>on", "to do\n• one\n• two\n    1. deep\non")]
    [InlineData("<ol start=\"3\"><li>three</li><li>four</li></ol>", "3. three\n4. four")]
    [InlineData("<p>see <a href=\"https://x.test/?b=1&amp;c=2\">the plan</a></p>", "see the plan (https://x.test/?b=1&c=2)")]
    [InlineData("<a href=\"https://x.test\">https://x.test</a>, <a href='mailto:lee@x.test'>lee@x.test</a>", "https://x.test, lee@x.test")]
    [InlineData("<img itemtype=\"http://schema.skype.com/Emoji\" alt=\"🎉\" src=\"x\"><emoji id=\"1f44d\" alt=\"👍\"></emoji>", "🎉👍")]
    [InlineData("<p>look <img alt=\"image\" src=\"https://x.test\" itemtype=\"http://schema.skype.com/AMSImage\"></p>", "look")]
    [InlineData("<p>he wrote</p><blockquote><p>yes</p><p>no</p></blockquote><p>so</p>", "he wrote\n> yes\n> no\nso")]
    [InlineData("<p>run</p><pre><code>a  b\n  c</code></pre>", "run\na  b\n  c")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [InlineData("<at id=\"0\">ChatOps</at> ask <at id=\"1\">Kim &amp; Co</at>", "ask Kim & Co")]
    [InlineData("<span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">ChatOps</span>&nbsp;join", "join")]
    [InlineData("<attachment id=\"1\"></attachment><p>with it</p>", "with it")]
    [InlineData("1 < 2 and a<b", "1 < 2 and a<b")]
    [InlineData("<p", "<p")]
    [InlineData("</li></ul></a></blockquote><li>x", "• x")]
    [InlineData("<a href=\"https://x.test\">a<br></p></a>", "a (https://x.test)")]
    public void it_reads_as_it_was_seen(string html, string seen)
    {
        var read = MessageHtml.Read(html, Mine);

        (read.Text, read.HoldsReply).ShouldBe((seen, false));
    }

    [Theory]
    [InlineData($"{Reply}<p>say hello</p>")]
    [InlineData($"{Reply}say hello")]
    [InlineData("<blockquote itemtype=\"http://schema.skype.com/Reply\">a<blockquote>b</blockquote>c</blockquote>say hello")]
    [InlineData("<quoted messageId=\"1772050244572\"/> say hello")]
    [InlineData("<quoted messageId=\"1772050244572\"></quoted>say hello")]
    public void what_it_answers_to_is_left_out(string html)
    {
        var read = MessageHtml.Read(html, Mine);

        (read.Text, read.HoldsReply).ShouldBe(("say hello", true));
    }

    [Fact]
    public void no_letter_that_was_typed_is_lost() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var typed = $"a{new string([.. StorableText.Of(text.Get).Where(c => !char.IsControl(c))])}";
            var html = $"<p>{WebUtility.HtmlEncode(typed)}</p><blockquote><b>{WebUtility.HtmlEncode(typed)}</b></blockquote>";
            return Letters(MessageHtml.Read(html, Mine).Text.Replace("\n> ", "\n", StringComparison.Ordinal)) == Letters(typed + typed);
        }).QuickCheckThrowOnFailure();

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [Theory]
    [InlineData("<at>")]
    [InlineData("<script>")]
    [InlineData("<blockquote>")]
    [InlineData("<blockquote itemtype=\"http://schema.skype.com/Reply\">x</blockquote>")]
    [InlineData("<ul><li>")]
    [InlineData("<a href=\"x\">")]
    [InlineData("<")]
    public void a_hostile_text_costs_no_more_than_its_length(string part)
    {
        var html = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var since = System.Diagnostics.Stopwatch.StartNew();

        MessageHtml.Read(html, Mine);

        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}

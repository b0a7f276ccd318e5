using System.Collections;
using ChatOps.Joining;
using ChatOps.Meetings.Stuck;
using ChatOps.Moderating;
using ChatOps.Moderating.Needs;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds.Delivered;
using ChatOps.Texts;
using Microsoft.AspNetCore.Http;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Moderating;

public sealed class NeedsPageTests
{
    private static readonly Need All = new()
    {
        Applicants = [new Member { MembershipId = "m", PersonId = new PersonId("1"), DisplayName = "Name-Applicants <b>" }],
        Unpaired = ["Name-Unpaired <b>"],
        ToRePair = ["Name-ToRePair <b>"],
        Undelivered = [new DeliveryOfNews(new PersonId("2"), "Name-Undelivered <b>", DeliveryState.Failed, "<code>")],
        Meetings = [new StuckMeeting("p", ["Name-Meetings <b>"], "Organizer", MeetingTrouble.None, "ErrorAccessDenied")],
        Quiet = [new QuietPair("p", ["Name-Quiet <b>", "Other"])],
        Unread = [new UnreadItem("intake", "m", ["Name-Unread <b>"])],
        Reports = 3,
    };

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void everything_that_the_store_lists_is_on_the_page_and_nothing_is_read_as_markup(string language)
    {
        var page = Draw(All, language);

        var lists = typeof(Need).GetProperties().Where(p => typeof(IEnumerable).IsAssignableFrom(p.PropertyType)).ToList();
        lists.ShouldAllBe(
            p => ((IEnumerable)p.GetValue(All)!).Cast<object>().Any(), "a new list of the store belongs here, and on the page");
        foreach (var list in lists)
            page.ShouldContain($"Name-{list.Name} &lt;b&gt;");
        page.ShouldContain(TextCatalog.For(language).Fill("needs.reports.count", ("n", 3)));
        page.ShouldNotContain("<b>");
    }

    [Fact]
    public void a_long_list_names_the_first_and_counts_the_rest() =>
        Draw(new Need { Unpaired = [.. Enumerable.Range(1, 60).Select(i => $"Member {i}")] }, "en").ShouldContain("and 10 more");

    private static string Draw(Need need, string language) =>
        (
            (PageAnswer.Page)
                NeedsPage.Write(
                    new PageRequest(
                        new Moderator("actor", "Dana", [], TextCatalog.For(language)),
                        new Program
                        {
                            Id = new ProgramId("p"),
                            Key = "autumn",
                            Name = "Autumn",
                        },
                        QueryCollection.Empty),
                    need,
                    null,
                    null,
                    null)).Html;
}

using ChatOps.Cards;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Joining;
using ChatOps.Joining.Invitations;
using ChatOps.Joining.Notice;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Tests.Joining.Invitations;

public sealed class SendInvitationTests
{
    private static readonly Phrases English = TextCatalog.For("en");
    private static readonly Program Autumn = new() { Id = new ProgramId("a"), Key = "autumn", Name = "Autumn" };
    private static readonly Program Winter = new() { Id = new ProgramId("w"), Key = "winter", Name = "Winter" };
    private static readonly Person Ana = new() { Id = PersonId.New(), DisplayName = "Ana Ruiz", WorkEmail = "ana@contoso.example" };

    [Theory]
    [InlineData("Kim@Contoso.example", "kim@contoso.example")]
    [InlineData("Kim Sato", null)]
    [InlineData("Kim <kim@contoso.example>", "kim@contoso.example")]
    [InlineData("kim@contoso.example.", "kim@contoso.example")]
    [InlineData("“kim@contoso.example”, please", "kim@contoso.example")]
    [InlineData("*kim@contoso.example*", "kim@contoso.example")]
    [InlineData("(kim@contoso.example)", "kim@contoso.example")]
    [InlineData("\u200Bkim@contoso.example\u200B", "kim@contoso.example")]
    [InlineData("kim＠contoso.example", "kim@contoso.example")]
    [InlineData("Kim (kim@contoso.example)", "kim@contoso.example")]
    [InlineData("kim@contoso.example kim@contoso.example", "kim@contoso.example")]
    [InlineData("kim.o'neil+x@contoso.example", "kim.o'neil+x@contoso.example")]
    [InlineData("kim@", null)]
    public void an_address_is_read_and_anything_else_is_a_name(string who, string? email) =>
        Decide(("who", who)).ShouldBeOfType<SendInvitation.Decision.Invited>().Email.ShouldBe(email);

    [Fact]
    public void a_mention_says_who() =>
        SendInvitation.Decide("a", [Autumn], Fields.None, 1, Ana, 0, English).ShouldBeOfType<SendInvitation.Decision.Invited>();

    [Theory]
    [InlineData("", "Tell us who it is: a work email address or the full name.")]
    [InlineData("ANA@contoso.example", "That is your own address.")]
    [InlineData("Ana <ana@contoso.example>", "That is your own address.")]
    [InlineData("kim@contoso.example, lee@contoso.example", "That is more than one person. Please invite one colleague at a time.")]
    public void each_mistake_is_named(string who, string message) =>
        Decide(("who", who))
            .ShouldBeOfType<SendInvitation.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem()
            .ShouldBe(new FieldError("who", message));

    [Fact]
    public void of_several_programs_one_is_chosen() =>
        SendInvitation.Decide("", [Autumn, Winter], new Fields([new("who", "kim@contoso.example")]), 0, Ana, 0, English)
            .ShouldBeOfType<SendInvitation.Decision.Incomplete>().Errors.ShouldHaveSingleItem().Field.ShouldBe("program");

    [Fact]
    public void nobody_invites_a_whole_company() =>
        SendInvitation
            .Decide("a", [Autumn], new Fields([new("who", "kim@contoso.example")]), 0, Ana, SendInvitation.MostAWeek, English)
            .ShouldBeOfType<SendInvitation.Decision.Enough>();

    [Theory]
    [InlineData("invite <@U024BE7LH|kim>", "U024BE7LH")]
    [InlineData("invite <@U024BE7LH> and <@W0LEE>, <@U024BE7LH>", "U024BE7LH W0LEE")]
    [InlineData("invite <!channel> <@nonsense>", "")]
    [InlineData("invite kim", "")]
    public void slack_says_who_is_mentioned(string text, string users) => string.Join(' ', SlackText.Mentioned(text)).ShouldBe(users);

    [Fact]
    public void two_who_are_mentioned_are_not_one() =>
        SendInvitation.Decide("a", [Autumn], new Fields([new("who", "@Kim and @Lee")]), 2, Ana, 0, English)
            .ShouldBeOfType<SendInvitation.Decision.Incomplete>().Errors.ShouldHaveSingleItem()
            .Message.ShouldBe("That is more than one person. Please invite one colleague at a time.");

    [Theory]
    [InlineData("@kim", "kim")]
    [InlineData("@kim.sato", "kim sato")]
    [InlineData("\u200B@kim.", "kim")]
    [InlineData("@", null)]
    [InlineData("kim@contoso.example", null)]
    [InlineData("Kim Sato", null)]
    public void a_handle_is_as_much_of_a_name_as_it_tells(string who, string? name) =>
        SendInvitation.HandleIn(new Words(who)).ShouldBe(name);

    [Fact]
    public void a_changed_notice_gets_a_new_version()
    {
        var changed = ChangeNotice
            .Decide(new ProgramSettings(), new Fields([new("addition", "The works council agreed.")]), English)
            .ShouldBeOfType<ChangeNotice.Decision.Changed>();

        changed.Settings.NoticeVersion.ShouldBe(2);
        ChangeNotice
            .Decide(changed.Settings, new Fields([new("addition", "The works council agreed.")]), English)
            .ShouldBeOfType<ChangeNotice.Decision.Same>();
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-26")] // Monday
    [InlineData("2026-11-26", "2026-12-01")] // Thursday: Friday, Monday, Tuesday
    [InlineData("2026-11-28", "2026-12-02")] // Saturday
    public void an_answer_comes_within_three_working_days(string applied, string by) =>
        JoinedCard
            .WorkDaysAfter(NodaTime.Text.LocalDatePattern.Iso.Parse(applied).Value, 3)
            .ShouldBe(NodaTime.Text.LocalDatePattern.Iso.Parse(by).Value);

    private static SendInvitation.Decision Decide(params (string Field, string Value)[] typed) =>
        SendInvitation.Decide("a", [Autumn], new Fields(typed.Select(f => KeyValuePair.Create(f.Field, f.Value))), 0, Ana, 0, English);
}

using ChatOps.Accounts.Changes;
using ChatOps.Channels;
using ChatOps.Joining.Changes;
using ChatOps.People;
using ChatOps.Tests.Golden;
using ChatOps.Texts;

namespace ChatOps.Tests.Accounts.Changes;

public sealed class PersonChangeTests
{
    private static readonly Person Ana = new()
    {
        Id = new PersonId("ana"),
        DisplayName = "Ana Ruiz",
        WorkEmail = "ana@contoso.example",
        Zone = "Europe/Berlin",
        ManagerEmail = "dana@contoso.example",
    };

    private static readonly Sighting Slack = new()
    {
        AccountId = new AccountId("s"),
        PersonId = Ana.Id,
        Name = "Ana Ruiz",
        Email = "ana@contoso.example",
        IsEmailVerified = true,
        Zone = "Europe/Berlin",
        Locale = "en",
    };

    private static readonly Sighting Teams = Slack with { AccountId = new AccountId("t"), Zone = null, Locale = null };

    [Fact]
    public void nothing_new_changes_nothing() => Of([Slack, Teams]).ShouldBeNull();

    [Fact]
    public void who_is_gone_everywhere_has_left() =>
        Of([Slack with { IsGone = true }, Teams with { IsGone = true }])!.HasLeft.ShouldBeTrue();

    [Fact]
    public void who_still_has_one_account_has_not_left() => Of([Slack with { IsGone = true }, Teams]).ShouldBeNull();

    [Fact]
    public void who_removed_the_app_has_not_left() =>
        Of([new Sighting { AccountId = new AccountId("t"), PersonId = Ana.Id }]).ShouldBeNull();

    [Fact]
    public void whom_the_directory_disabled_has_left() =>
        Of([Slack], new DirectoryEntry(Ana.Id, false, null, null))!.HasLeft.ShouldBeTrue();

    [Fact]
    public void two_accounts_that_differ_never_swap_night_by_night() =>
        Of([Slack with { Email = "ana.ruiz@contoso.example", Name = "Ana R." }, Teams])
            .ShouldBeNull("the other account still says what we know");

    [Fact]
    public void a_new_verified_email_is_taken_over_and_an_unverified_one_is_not()
    {
        Of([Slack with { Email = "ana.ruiz@contoso.example" }])!.After.WorkEmail.ShouldBe("ana.ruiz@contoso.example");
        Of([Slack with { Email = "ana.ruiz@contoso.example", IsEmailVerified = false }]).ShouldBeNull();
    }

    [Fact]
    public void a_new_manager_is_taken_over_as_a_person_where_we_know_them()
    {
        var change = Of([Slack], new DirectoryEntry(Ana.Id, true, "Ben@contoso.example", "Legal"))!;

        (change.After.ManagerEmail, change.After.ManagerPersonId, change.After.Department).ShouldBe(
            ("ben@contoso.example", new PersonId("ben"), "Legal"));
        change.HasNewManager.ShouldBeTrue();
    }

    [Fact]
    public void another_zone_or_name_needs_nobodys_word()
    {
        var change = Of([Slack with { Zone = "Asia/Tokyo", Name = "Ana Ruiz-Sato" }])!;

        (change.After.Zone, change.After.DisplayName, change.Counts).ShouldBe(("Asia/Tokyo", "Ana Ruiz-Sato", false));
    }

    [Theory]
    [InlineData(true, 1, 1000, true)] // the first one
    [InlineData(true, 0, 1000, false)]
    [InlineData(false, 3, 5, false)] // a small program
    [InlineData(false, 4, 39, true)] // more than a tenth
    [InlineData(false, 4, 40, false)]
    [InlineData(false, 20, 1000, false)]
    [InlineData(false, 21, 1000, true)]
    public void a_check_that_would_change_much_waits(bool isFirst, int changed, int people, bool waits) =>
        Caution.Waits(isFirst, changed, people).ShouldBe(waits);

    [Theory]
    [InlineData("user_not_found", "Deactivated", true)]
    [InlineData("MemberNotFoundInConversation", "NotInstalled", true)]
    [InlineData("BotNotInConversationRoster", "NotInstalled", false)]
    [InlineData("ConversationNotFound", "NotInstalled", false)]
    public void only_a_closed_account_is_gone(string code, string state, bool isGone) =>
        TakeLookUp.Sighted(Slack.AccountId, new LookUp.Missing(code, Enum.Parse<AccountState>(state)))!.IsGone.ShouldBe(isGone);

    [Theory]
    [InlineData("ana", "ben", true, true)] // Ben is Ana's manager
    [InlineData("ben", "ana", false, true)]
    [InlineData("ana", "kim", false, true)] // the same manager
    [InlineData("ana", "dana", true, true)] // two levels above
    [InlineData("ana", "dana", false, false)]
    [InlineData("ana", "lee", true, false)]
    public void one_reporting_line_is_forbidden(string a, string b, bool wholeLine, bool isForbidden) =>
        FollowChanges
            .IsForbidden(
                ReportingLines.Of([Under("ana", "ben"), Under("kim", "ben"), Under("ben", "dana"), Under("lee", "pat")]),
                new PersonId(a),
                new PersonId(b),
                wholeLine)
            .ShouldBe(isForbidden);

    [Fact]
    public void what_waits_is_shown_with_names_only_of_who_left() => Goldens.Check(
        PeopleCheckCard.Draw(
            new PeopleCheck { Id = "0193-check", State = "waiting" },
            [new PersonChange(Ana, Ana, true), new PersonChange(Ana, Ana with { WorkEmail = "new@contoso.example" }, false)],
            TextCatalog.For("en")),
        "people-check");

    private static ReportingLines.Row Under(string person, string manager) =>
        new() { PersonId = new PersonId(person), ManagerPersonId = new PersonId(manager) };

    private static PersonChange? Of(IReadOnlyList<Sighting> sightings, DirectoryEntry? entry = null) =>
        PersonChange.Of(Ana, sightings, entry, email => email == "ben@contoso.example" ? new PersonId("ben") : null);
}

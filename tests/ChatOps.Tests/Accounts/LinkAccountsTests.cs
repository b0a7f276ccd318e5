using ChatOps.Accounts;
using ChatOps.People;

namespace ChatOps.Tests.Accounts;

public sealed class LinkAccountsTests
{
    private static readonly Account InSlack = Account(Channel.Slack);
    private static readonly Account InTeams = Account(Channel.Teams);

    [Fact]
    public void the_newcomer_moves_to_whoever_was_there_first() =>
        Decide(false, false).ShouldBe(new LinkAccounts.Decision.Join(InSlack, InTeams));

    [Fact]
    public void the_side_with_memberships_keeps_its_person()
    {
        Decide(true, false).ShouldBe(new LinkAccounts.Decision.Join(InTeams, InSlack));
        Decide(false, true).ShouldBe(new LinkAccounts.Decision.Join(InSlack, InTeams));
    }

    [Fact]
    public void two_histories_are_never_merged_unasked() => Decide(true, true).ShouldBe(new LinkAccounts.Decision.Leave());

    [Fact]
    public void an_unverified_address_is_not_taken_over()
    {
        var person = new Person { Id = PersonId.New(), DisplayName = "Kim" };

        LinkAccounts.WithProfile(person, new Profile("Kim Sato", "kim@example.com", false, "Asia/Tokyo", "ja-JP", false))
            .ShouldBe(person with { DisplayName = "Kim Sato", Zone = "Asia/Tokyo", Locale = "ja-JP" });
    }

    /// <summary>What stands in an index has to have an end.</summary>
    [Fact]
    public void a_profile_is_no_longer_than_an_index_takes()
    {
        var name = new string('x', 198) + "👩‍🎄y";
        var profile = new Profile(name, $"{new string('x', 320)}@example.com", true, null, null, false);

        profile.Name.ShouldBe(new string('x', 198));
        (profile.Email, profile.IsEmailVerified).ShouldBe((null, false));
        new Profile("Kim\ud83d", null, false, null, null, false).Name.ShouldBe("Kim\ufffd");
    }

    [Fact]
    public void a_zone_that_nobody_knows_changes_nothing()
    {
        var person = new Person { Id = PersonId.New(), DisplayName = "Kim", Zone = "Asia/Tokyo" };

        LinkAccounts.WithProfile(person, new Profile("", null, false, "Mars/Olympus", null, false)).ShouldBe(person);
    }

    private static LinkAccounts.Decision Decide(bool newcomer, bool known) =>
        LinkAccounts.Decide(new LinkAccounts.Side(InSlack, newcomer), new LinkAccounts.Side(InTeams, known));

    private static Account Account(Channel channel) =>
        new() { Id = AccountId.New(), PersonId = PersonId.New(), Channel = channel, Tenant = "t", UserId = "u" };
}

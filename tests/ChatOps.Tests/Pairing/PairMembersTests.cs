using ChatOps.Cards;
using ChatOps.Joining;
using ChatOps.Pairing;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Pairing;

public sealed class PairMembersTests
{
    private static readonly Program Autumn = new() { Id = ProgramId.New(), Key = "autumn", Name = "Autumn" };
    private static readonly Member Ana = new() { MembershipId = "1", PersonId = new PersonId("ana"), DisplayName = "Ana Ruiz" };
    private static readonly Member Ben = new() { MembershipId = "2", PersonId = new PersonId("ben"), DisplayName = "Ben Okafor" };
    private static readonly Member Kim = new() { MembershipId = "3", PersonId = new PersonId("kim"), DisplayName = "Kim Sato" };

    [Fact]
    public void two_members_stand_from_now_on()
    {
        var paired = Decide("ana", "ben").ShouldBeOfType<PairMembers.Decision.Paired>();

        paired.Partnership.Partners.Select(p => p.PersonId.Value).ShouldBe(["ana", "ben"]);
        paired.Partnership.RoundId.ShouldBe(paired.Round.Id);
        paired.Round.Number.ShouldBe(4);
    }

    [Fact]
    public void three_can_stand_together() =>
        Decide("ana", "ben", "kim").ShouldBeOfType<PairMembers.Decision.Paired>().Partnership.Partners.Count.ShouldBe(3);

    [Theory]
    [InlineData("ana", "", "second", "pair.error.choose")]
    [InlineData("ana", "ana", "second", "pair.error.twice")]
    [InlineData("ana", "somebody who was paired meanwhile", "second", "pair.error.taken")]
    public void each_mistake_is_named_at_its_field(string first, string second, string field, string text) =>
        Decide(first, second)
            .ShouldBeOfType<PairMembers.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem()
            .ShouldBe(new FieldError(field, TextCatalog.For("en")[text]));

    private static PairMembers.Decision Decide(string first, string second, string third = "") => PairMembers.Decide(
        Autumn, null, 4, new LocalDate(2026, 11, 23), [Ana, Ben, Kim],
        new Fields([KeyValuePair.Create("first", first), KeyValuePair.Create("second", second), KeyValuePair.Create("third", third)]),
        Instant.FromUtc(2026, 11, 23, 8, 0), TextCatalog.For("en"));
}

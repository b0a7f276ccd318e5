using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Programs;

namespace ChatOps.Tests.Joining;

public sealed class JoinTests
{
    private static readonly ProgramId Autumn = ProgramId.New();
    private static readonly ProgramId Winter = ProgramId.New();

    [Fact]
    public void the_only_program_opens_its_form() =>
        Join.Decide("", [Autumn], [], []).ShouldBe(new Reply.Ask(new CardRef("intake-form", Autumn.Value)));

    [Fact]
    public void several_programs_are_listed() =>
        Join.Decide("", [Autumn, Winter], [], []).ShouldBe(new Reply.Show(new CardRef("programs", "")));

    [Fact]
    public void a_member_is_offered_the_program_they_are_not_in() =>
        Join.Decide("", [Autumn, Winter], [Autumn], []).ShouldBe(new Reply.Ask(new CardRef("intake-form", Winter.Value)));

    [Fact]
    public void a_member_of_all_sees_where_they_stand() =>
        Join.Decide("", [Autumn], [Autumn], []).ShouldBe(new Reply.Show(new CardRef("joined", Autumn.Value)));

    [Fact]
    public void a_card_in_a_channel_asks_for_its_own_program() =>
        Join.Decide(Winter.Value, [Autumn, Winter], [], []).ShouldBe(new Reply.Ask(new CardRef("intake-form", Winter.Value)));

    [Fact]
    public void a_forged_program_is_not_there() => Join.Decide("nonsense", [Autumn], [], []).ShouldBe(new Reply.Say("join.unknown"));

    [Fact]
    public void without_a_program_it_says_so() => Join.Decide("", [], [], []).ShouldBe(new Reply.Say("join.none"));
}

using ChatOps.Moderating;

namespace ChatOps.Tests.Moderating;

public sealed class FocusAfterTests
{
    [Theory]
    [InlineData("up:2", 3, "up:1")]
    [InlineData("up:1", 3, "down:0")]
    [InlineData("up:0", 3, null)]
    [InlineData("up:3", 3, null)]
    [InlineData("down:0", 3, "down:1")]
    [InlineData("down:1", 3, "up:2")]
    [InlineData("down:2", 3, null)]
    [InlineData("remove:2", 3, "remove:1")]
    [InlineData("remove:0", 3, "remove:0")]
    [InlineData("remove:0", 1, null)]
    [InlineData("add", 3, "field:3")]
    [InlineData("add:OneOf", 3, "field:3")]
    [InlineData("save", 3, null)]
    [InlineData("up:x", 3, null)]
    [InlineData("", 0, null)]
    public void the_keyboard_stays_where_it_can_go_on(string button, int count, string? expected) =>
        FocusAfter.Button(button, count).ShouldBe(expected);

    [Fact]
    public void the_first_wrong_row_is_gone_to()
    {
        FocusAfter.Faults([null, 4, 2]).ShouldBe("field:4");
        FocusAfter.Faults([null]).ShouldBeNull();
        FocusAfter.Faults([]).ShouldBeNull();
    }
}

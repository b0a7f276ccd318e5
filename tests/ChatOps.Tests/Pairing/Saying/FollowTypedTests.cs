using ChatOps.Pairing.Saying;
using ChatOps.Partnerships;
using ChatOps.Privacy;
using static ChatOps.Tests.Pairing.Duo;

namespace ChatOps.Tests.Pairing.Saying;

public sealed class FollowTypedTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 0);
    private static readonly TypedSaying Said =
        new("s", "m", Pair.Id, Ana.PersonId, Now - Duration.FromHours(1)) { Text = new Words("hello") };

    [Fact]
    public void it_follows_what_is_written_now()
    {
        Follow("Hello").ShouldBe("Changed", "a letter's case is a change, too");
        Follow("hello").ShouldBe("Nothing");
        Follow(null).ShouldBe("TakenBack");
        Follow(new string('a', 1001)).ShouldBe("say.edited.too_long");
    }

    [Fact]
    public void what_was_taken_back_comes_back_with_its_words()
    {
        var back = Said with { Text = null, IsTakenBack = true };
        Follow(null, back).ShouldBe("Nothing");
        Follow("hello", back).ShouldBe("Changed");
    }

    [Fact]
    public void after_seven_days_and_for_others_it_stays_as_it_is()
    {
        Follow("other", Said with { At = Now - Duration.FromDays(7) }).ShouldBe("Nothing");
        Follow(null, Said with { At = Now - Duration.FromDays(7) }).ShouldBe("Nothing");
        Follow(null, Said with { From = Ben.PersonId }).ShouldBe("Nothing");
    }

    [Fact]
    public void new_words_go_where_a_new_message_would()
    {
        Follow("other", scene: Scene(Pair, Ben)).ShouldBe("say.edited.kept");
        Follow("other", scene: Scene(Pair, Ana)).ShouldBe("say.edited.kept");
        Follow("other", scene: Scene(Pair with { EndedAt = Now })).ShouldBe("say.edited.kept");
        Follow("other", scene: Scene(Trio, Ben)).ShouldBe("Changed");
        Follow(null, scene: Scene(Pair with { EndedAt = Now }, Ben)).ShouldBe("TakenBack");
    }

    private static SayScene Scene(Partnership circle, params Partner[] off) => new(circle, [.. off.Select(p => p.PersonId)], 0, 0);

    private static string Follow(string? text, TypedSaying? said = null, SayScene? scene = null) =>
        FollowTyped.Decide(said ?? Said, scene ?? Scene(Pair), Ana.PersonId, text is null ? null : new Words(text), Now) switch
        {
            FollowTyped.Decision.Refused refused => refused.TextKey,
            var other => other.GetType().Name,
        };
}

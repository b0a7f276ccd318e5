using ChatOps.Channels;
using ChatOps.Pairing.Saying;
using ChatOps.Partnerships;
using ChatOps.Privacy;
using static ChatOps.Tests.Pairing.Duo;

namespace ChatOps.Tests.Pairing.Saying;

public sealed class SayTests
{
    private static readonly Words Hello = new("hello");

    [Fact]
    public void it_goes_to_the_partner_or_to_all_of_them_and_says_so()
    {
        Sent(Scene(Pair)).ShouldBe(("ben", "say.sent"));
        Sent(Scene(Trio)).ShouldBe(("ben,kim", "say.sent.all"));
        Sent(Scene(Trio, Kim)).ShouldBe(("ben", "say.sent.some"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void either_side_can_have_switched_it_off(bool isTyped)
    {
        Said(Scene(Pair, Ben), Hello, isTyped).ShouldBe("say.off.partner");
        Said(Scene(Pair, Ana), Hello, isTyped).ShouldBe("say.off.you");
        Said(Scene(Trio, Ben, Kim), Hello, isTyped).ShouldBe("say.off.partner");
    }

    [Fact]
    public void ten_an_hour_and_twenty_a_day_are_the_most()
    {
        Said(Scene(Pair) with { InAnHour = 9, InADay = 19 }, Hello).ShouldBe("sent");
        Said(Scene(Pair) with { InAnHour = 10, InADay = 10 }, Hello).ShouldBe("say.limit.hour");
        Said(Scene(Pair) with { InAnHour = 10, InADay = 20 }, Hello).ShouldBe("say.limit.day");
    }

    [Fact]
    public void what_is_missing_or_too_long_is_said_where_it_was_written()
    {
        Say.Decide(Scene(Pair), 1, Ana.PersonId, null, isTyped: true).ShouldBeOfType<Say.Decision.Asked>();
        Said(Scene(Pair), null, isTyped: false).ShouldBe("copy.error.empty");
        Said(Scene(Pair), new Words(new string('a', 1001)), isTyped: false).ShouldBe("error.too_long");
        Said(Scene(Pair), new Words(new string('a', 1001))).ShouldBe("say.too_long");
        Said(Scene(Pair), new Words(new string('a', 1000))).ShouldBe("sent");
    }

    [Fact]
    public void without_a_partner_nothing_is_sent_and_with_several_it_asks_for_whom()
    {
        Say.Decide(Scene(null), 0, Ana.PersonId, Hello, isTyped: true)
            .ShouldBeOfType<Say.Decision.Refused>()
            .TextKey.ShouldBe("partner.none");
        Say.Decide(Scene(null), 2, Ana.PersonId, Hello, isTyped: true).ShouldBeOfType<Say.Decision.Asked>();
        Say.Decide(Scene(null), 2, Ana.PersonId, Hello, isTyped: false).ShouldBeOfType<Say.Decision.Incomplete>().Field.ShouldBe("to");
    }

    [Theory]
    [InlineData("say hello  there", "hello  there")]
    [InlineData("Say: one\ntwo", "one\ntwo")]
    [InlineData("please say say it", "say it")]
    [InlineData("sag hallo", "hallo")]
    public void what_stands_after_the_verb_is_kept_as_it_was_typed(string typed, string text)
    {
        var verb = Verbs.Read(typed);
        verb.Action.ShouldBe("say");
        verb.Rest.Words(Verbs.Rest)!.Reveal().ShouldBe(text);
        verb.ToString().ShouldNotContain(text);
    }

    [Fact]
    public void a_form_remembers_where_it_was_opened()
    {
        SayRef.Parse(new SayRef("pair", "message").ToString()).Origin.ShouldBe(new CardRef("say", "message"));
        SayRef.Parse("pair").Origin.ShouldBe(new CardRef("reveal", "pair"));
        SayRef.Parse("").Origin.ShouldBeNull();
    }

    private static SayScene Scene(Partnership? partnership, params Partner[] off) =>
        new(partnership, [.. off.Select(p => p.PersonId)], 0, 0);

    private static (string To, string Key) Sent(SayScene scene)
    {
        var sent = Say.Decide(scene, 1, Ana.PersonId, Hello, isTyped: true).ShouldBeOfType<Say.Decision.Sent>();
        return (string.Join(',', sent.To.Select(p => p.Value)), sent.SaidKey);
    }

    private static string Said(SayScene scene, Words? text, bool isTyped = true) => Say.Decide(scene, 1, Ana.PersonId, text, isTyped) switch
    {
        Say.Decision.Refused refused => refused.TextKey,
        Say.Decision.Incomplete incomplete => incomplete.TextKey,
        _ => "sent",
    };
}

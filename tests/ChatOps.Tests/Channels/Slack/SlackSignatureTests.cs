using System.Text;
using ChatOps.Channels.Slack;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
        + "&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text="
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private static readonly Instant Sent = Instant.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void the_published_example_is_genuine() => IsGenuine().ShouldBeTrue();

    [Fact]
    public void we_sign_as_slack_does() =>
        SlackSignature.Sign(Encoding.UTF8.GetBytes(Secret), Timestamp, Encoding.UTF8.GetBytes(Body)).ShouldBe(Signature);

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void a_request_counts_for_five_minutes_both_ways(int seconds, bool isGenuine) =>
        IsGenuine(now: Sent + Duration.FromSeconds(seconds)).ShouldBe(isGenuine);

    [Fact]
    public void one_changed_byte_is_noticed() => IsGenuine(body: Body + " ").ShouldBeFalse();

    [Fact]
    public void another_secret_is_noticed() => IsGenuine(secret: Secret.ToUpperInvariant()).ShouldBeFalse();

    [Fact]
    public void another_timestamp_is_noticed() => IsGenuine(timestamp: "1531420619").ShouldBeFalse();

    [Fact]
    public void without_a_secret_nothing_is_genuine()
    {
        var signedWithNothing = SlackSignature.Sign([], Timestamp, Encoding.UTF8.GetBytes(Body));
        IsGenuine(secret: "", signature: signedWithNothing).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50300")]
    [InlineData("v0=z2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=0000000000000000000000000000000000000000000000000000000000000000")]
    public void a_signature_that_is_missing_or_malformed_is_refused(string? signature) => IsGenuine(signature: signature).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1531420618")]
    [InlineData(" 1531420618")]
    [InlineData("1531420618.0")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void a_timestamp_that_is_missing_or_malformed_is_refused(string? timestamp) =>
        SlackSignature
            .IsGenuine(
                Encoding.UTF8.GetBytes(Secret),
                timestamp,
                SlackSignature.Sign(Encoding.UTF8.GetBytes(Secret), timestamp ?? "", Encoding.UTF8.GetBytes(Body)),
                Encoding.UTF8.GetBytes(Body),
                Sent)
            .ShouldBeFalse();

    private static bool IsGenuine(
        string secret = Secret,
        string? timestamp = Timestamp,
        string? signature = Signature,
        string body = Body,
        Instant? now = null
    ) => SlackSignature.IsGenuine(Encoding.UTF8.GetBytes(secret), timestamp, signature, Encoding.UTF8.GetBytes(body), now ?? Sent);
}

using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Teams.Connector;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Meetings.Graph.Wire;

namespace ChatOps.Tests.Channels;

/// <summary>Every code in a vendor's table means what its kind says, and what stands in none is tried again.</summary>
public sealed class VendorCodesTests
{
    public static TheoryData<string> OfSlack() => [.. SlackCodes.Table.All.Keys, "something_new", "unknown_error"];

    public static TheoryData<string> OfTeams() => [.. TeamsCodes.Table.All.Keys, "SomethingNew", "NoCode"];

    public static TheoryData<string> OfGraph() => [.. GraphCodes.Table.All.Keys, "ErrorSomethingNew", "5006"];

    [Theory]
    [MemberData(nameof(OfSlack))]
    public void a_code_of_slack(string code)
    {
        var meaning = SlackCodes.Table[code];
        var fault = meaning.Kind == CodeKind.Wait
            ? new SlackRateLimited("chat.postMessage", Duration.FromSeconds(7), code)
            : new SlackException(code, meaning.MayHaveHappened);

        SlackDeliveries.OfPost(fault).ShouldBe(meaning.MayHaveHappened ? new Delivery.Unknown(code) : Expected(meaning, code));
        SlackDeliveries.OfChange(fault).ShouldBe(Expected(meaning, code));
    }

    /// <summary>Of a status that says nothing by itself.</summary>
    [Theory]
    [MemberData(nameof(OfTeams))]
    public void a_code_of_teams(string code)
    {
        var meaning = TeamsCodes.Table[code];
        var fault = new TeamsException(403, code, Duration.FromSeconds(7));

        foreach (var isNew in new[] { true, false })
            TeamsOutcomes.Of(fault, isNew)
                .ShouldBe(Expected(meaning, code, meaning.Kind is CodeKind.Later or CodeKind.Unknown, names: null));
    }

    [Theory]
    [MemberData(nameof(OfGraph))]
    public async Task a_code_of_graph(string code)
    {
        var outcome = await GraphOutcomes.Of<int>(() => throw new GraphFault(400, code, Duration.FromSeconds(7)));

        outcome.ShouldBe(GraphCodes.Table[code].Kind switch
        {
            CodeKind.Wait or CodeKind.Later or CodeKind.Unknown => new CalendarOutcome<int>.Wait(Duration.FromSeconds(7), code),
            _ => new CalendarOutcome<int>.Refused(code),
        });
    }

    /// <summary>The vendors write the same code in several ways.</summary>
    [Theory]
    [InlineData("syncStateNotFound", "SyncStateNotFound")]
    [InlineData("accessDenied", "AccessDenied")]
    [InlineData("invalidRequest", "InvalidRequest")]
    [InlineData("mailboxNotEnabledForRESTAPI", "MailboxNotEnabledForRESTAPI")]
    public void a_code_is_the_same_however_it_is_written(string written, string code) =>
        GraphCodes.Table[written].ShouldBe(GraphCodes.Table.All[code]);

    [Theory]
    [InlineData("""{"error":{"code":"Forbidden","message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}"}}""", "MessageWritesBlocked")]
    [InlineData("""{"subCode":"BotDisabledByAdmin","code":"Forbidden"}""", "BotDisabledByAdmin")]
    [InlineData("""{"error":{"code":"Bad Argument","message":"x"}}""", "BadArgument")]
    [InlineData("""{"error":{"code":403,"message":"{"}}""", "NoCode")]
    [InlineData("""{"message":"Authorization has been denied for this request."}""", "NoCode")]
    [InlineData("<html><body>502</body></html>", "NoCode")]
    [InlineData("null", "NoCode")]
    [InlineData("", "NoCode")]
    public void the_connectors_code_is_found_wherever_it_stands(string body, string code) => ErrorCode.Of(body).ShouldBe(code);

    [Theory]
    [InlineData("compliance_exports_prevent_deletion", nameof(CodeKind.Ours))]
    [InlineData("is_inactive", nameof(CodeKind.Gone))]
    [InlineData("invalid_user_combination", nameof(CodeKind.Person))]
    [InlineData("restricted_action_thread_locked", nameof(CodeKind.Workspace))]
    [InlineData("update_failed", nameof(CodeKind.Later))]
    public void a_documented_code_of_slack_is_not_unknown(string code, string kind) =>
        SlackCodes.Table[code].Kind.ToString().ShouldBe(kind);

    [Fact]
    public void a_gateway_says_more_than_the_code_beside_it()
    {
        TeamsOutcomes.Of(new TeamsException(429, "BadArgument"), isNew: true).ShouldBe(new Delivery.Throttled(null, "BadArgument"));
        TeamsOutcomes.Of(new TeamsException(503, "ServiceError"), isNew: true).ShouldBe(new Delivery.TryAgain("ServiceError"));
    }

    [Fact]
    public void nobody_counts_as_without_a_mailbox_by_a_code_that_is_not_known() =>
        new[] { "ErrorServerBusy", "5006", "ErrorSomethingNew", "ErrorAccessDenied", "" }
            .ShouldAllBe(c => !GraphOutcomes.IsWithoutMailbox(c));

    private static Delivery Expected(
        CodeMeaning meaning, string code, bool saysWhen = false, string? names = "chat.postMessage") => meaning switch
        {
            { Kind: CodeKind.Wait } => new Delivery.Throttled(Duration.FromSeconds(7), code, names),
            { Kind: CodeKind.Gone } => new Delivery.Gone(code),
            { Kind: CodeKind.Person } => new Delivery.Unreachable(meaning.State!.Value, code),
            { Kind: CodeKind.Workspace, State: { } state } => new Delivery.Unreachable(state, code),
            { Kind: CodeKind.Ours } => new Delivery.Refused(code),
            _ => new Delivery.TryAgain(code, saysWhen ? Duration.FromSeconds(7) : null),
        };
}

using System.Text.RegularExpressions;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests;

/// <summary>
/// Time, chance and the way out come from one place each, which a simulation puts its own in: whoever goes past it is named here, with the
/// reason.
/// </summary>
public sealed partial class ConventionTests
{
    private static readonly string[] GoByRealTime =
    [
        // Slack's timestamps and Teams' tokens are real, whatever clock the product runs on.
        "ChatOps/Channels/Slack/SlackEndpoint.cs",
        "ChatOps/Channels/Teams/Teams.cs",
        // What MSAL added to the real clock.
        "ChatOps/Credentials/TokenSource.cs",
        // The place itself, and what drives the demo's clock.
        "ChatOps/Clock/Clock.cs",
        "ChatOps/Demo/Demo.cs",
        // Verbs and checks of the operator, without a host around them.
        "ChatOps/Host.cs",
        "ChatOps/Meetings/Graph/GraphProbe.cs",
        // Tokens for Graph.
        "ChatOps/Meetings/Meetings.cs",
        "ChatOps/Operations/Checks/GraphCheck.cs",
        "ChatOps/Operations/Checks/TeamsCheck.cs",
        "ChatOps/Operations/DoctorPerson.cs",
        "ChatOps/Operations/MakeInstallLink.cs",
        // A database without a host around it.
        "ChatOps/Storage/Db.cs",
        // Sessions of browsers.
        "ChatOps/Web/Web.cs",
    ];

    /// <summary>What a computation costs of the processor is real.</summary>
    private static readonly string[] Measure =
    [
        "ChatOps/Joining/Holidays/Calendars/HolidayCalendar.cs", "ChatOps/Matching/Files/MatchFiles.cs",
    ];

    private static readonly string[] DrawThemselves =
    [
        // Of this process alone: seen by nobody outside.
        "ChatOps/Channels/Teams/DeliveryId.cs", "ChatOps/Counting/CheckInCounts.cs",
        // Who stands in the facts for somebody who was erased: an id that says nothing, not even when it was made.
        "ChatOps/Counting/Records/CountingRecord.cs", "ChatOps/Meetings/Records/MeetingsRecord.cs",
        // The place itself.
        "ChatOps/People/Chance.cs",
        // Keys, and what goes into encryption with them.
        "ChatOps/Privacy/AesBox.cs", "ChatOps/Privacy/KeyFolder.cs", "ChatOps/Privacy/WordsCipher.cs",
    ];

    private static readonly string[] MakeConnections =
    [
        "ChatOps/Credentials/PlainHttp.cs",
        "ChatOps/Credentials/PublicConnections.cs",
        "ChatOps/Joining/Holidays/Calendars/HolidayFetch.cs",
        "ChatOps/Web/SignIn/Authority.cs",
        "ChatOps/Web/SignIn/EntraSignIn.cs",
    ];

    [Fact]
    public void only_these_files_go_by_the_real_clock() => FilesWith(RealTime()).ShouldBe(GoByRealTime, ignoreOrder: true);

    [Fact]
    public void only_these_files_measure() => FilesWith(Measuring()).ShouldBe(Measure, ignoreOrder: true);

    [Fact]
    public void chance_comes_from_one_place() => FilesWith(Drawing()).ShouldBe(DrawThemselves, ignoreOrder: true);

    /// <summary>What is drawn from a seed can be guessed.</summary>
    [Fact]
    public void the_host_never_draws_from_a_seed() =>
        SourceFiles.All.Where(f => f.Text.Contains("Chance.From(", StringComparison.Ordinal)).Select(f => f.Path).ShouldBeEmpty();

    [Fact]
    public void connections_are_made_here_and_handed_to_the_way_out() => SourceFiles.All
        .Where(f => Connecting().IsMatch(f.Text) && f.Text.Contains("wayOut", StringComparison.Ordinal))
        .Select(f => f.Path)
        .ShouldBe(MakeConnections, ignoreOrder: true);

    [Fact]
    public void nobody_makes_connections_past_the_way_out() =>
        SourceFiles.All.Where(f => Connecting().IsMatch(f.Text)).Select(f => f.Path).Except(MakeConnections).ShouldBeEmpty();

    private static IEnumerable<string> FilesWith(Regex pattern) => SourceFiles.All.Where(f => pattern.IsMatch(f.Text)).Select(f => f.Path);

    [GeneratedRegex(@"\bSystemClock\b|\bTimeProvider\.System\b")]
    private static partial Regex RealTime();

    [GeneratedRegex(@"\bStopwatch\b|\bTickCount(64)?\b")]
    private static partial Regex Measuring();

    [GeneratedRegex(@"\bRandom\.Shared\b|\bnew Random\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bRandomNumberGenerator\b")]
    private static partial Regex Drawing();

    [GeneratedRegex(@"\bnew (SocketsHttpHandler|HttpClientHandler)\b|\bnew HttpClient\b")]
    private static partial Regex Connecting();
}

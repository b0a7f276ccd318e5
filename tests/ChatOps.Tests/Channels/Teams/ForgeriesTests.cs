using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>
/// The table of forgeries, line by line: what was wrong, the status, and why as our log has it. Written anew with UPDATE_GOLDENS=1; whoever
/// does says in the commit which line changed and why.
/// </summary>
public sealed class ForgeriesTests
{
    private static readonly string Table = Path.Combine(Here(), "Forgeries.txt");

    [Fact]
    public async Task every_forgery_is_answered_as_the_table_says()
    {
        var lines = new StringBuilder(Line("forgery", "status", "logged"));
        foreach (var forgery in Forgeries.All)
            lines.Append(await Answer(forgery));

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
            await File.WriteAllTextAsync(Table, lines.ToString(), TestContext.Current.CancellationToken);
        lines.ToString().ShouldBe(await File.ReadAllTextAsync(Table, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void no_forgery_stands_twice() => Forgeries.All.Select(f => f.Name).ShouldBeUnique();

    private static async Task<string> Answer(Forgery forgery)
    {
        await using var teams = await FakeTeams.Start();
        await using var bot = await TeamsBot.Start(forgery.Settings(teams.Settings), forgery.Environment);
        using var response = await forgery.Send(new ForgeryStage(teams, bot));
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        bot.Taken.ShouldBeEmpty(forgery.Name);
        teams.Calls.ShouldNotContain(c => c.IsToConnector, forgery.Name);
        answer.ShouldStartWith("""{"type":"about:blank","title":""", customMessage: forgery.Name);
        answer.ShouldNotContain("IDX", customMessage: forgery.Name);
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var reason = bot
            .Log.All.Select(l => l.Split("were refused: ") is [_, var fault] ? fault.Split(',')[0] : null)
            .LastOrDefault(f => f is not null);
        return Line(forgery.Name, status, reason ?? "-");
    }

    private static string Line(string forgery, string status, string logged) => $"{forgery,-60} {status,-7} {logged}\n";

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

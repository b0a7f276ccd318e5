using System.Text.RegularExpressions;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>Where no address joins accounts, their owner does: a code of the account that is there is typed in the other one.</summary>
public abstract partial class AccountCodeTests(string engine)
{
    private const string Joined = "Your two accounts are one now";
    private const string Unknown = "I don't know this code";
    private const string Sister = "T0SISTER";

    private static Ct Stop => TestContext.Current.CancellationToken;

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task a_code_joins_an_account_of_a_workspace_that_is_not_trusted()
    {
        await using var app = await App.Prepare(_engine);
        app.More.AddRange(Installs.Settings(app));
        await app.Run();
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        using (var installs = new Installs(app))
            await installs.Add(Sister);
        var other = Installs.Somebody(app, Sister, "U0ANA9", "Ana R.", "ana@contoso.example");
        await other.Says("hello");

        await story.Ana.Says("menu");
        await story.Ana.Reads("What would you like to do?");
        await story.Ana.Presses("account.code");
        var code = await Code(story.Ana);
        // Talked into typing it, Ben reads whose it is; and two histories stay two whatever he says.
        await story.Ben.Says($"link {code}");
        await story.Ben.Reads("The code comes from the Teams account of Ana Ruiz.");
        await story.Ben.Presses("account.connect");
        await story.Ben.Reads("Both accounts have taken part in a program already");
        await other.Says($"Link {code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}.");
        await other.Reads("Connect these two accounts?");
        var ids = await app.Database.Db.Read(db => db.Query<string>(new Statement("test", "SELECT id FROM account_codes", null)), Stop);
        await ((InSlack)story.Ben).Slack.Forges("account.connect", ids.ShouldHaveSingleItem());
        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE joined_from IS NOT NULL", 0);
        await other.Presses("account.connect");

        await other.Reads(Joined);
        await story.Ana.Reads(Joined);
        await story.Ana.Reads("You connected your two accounts with a code");
        await other.Says("week");
        await other.Reads(Story.Opened);
        await story.Ben.Says($"link {code}");
        await story.Ben.Reads(Unknown);
        (await TableDump.Of(app.Database)).ShouldNotContain(v => v.Contains(code, StringComparison.Ordinal));
        await TakeoverTests.Night(app, 26);
        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE joined_by = 'code'", 1);
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email = 'ana@contoso.example' AND is_guest = FALSE", 1);

        await (_engine == Engine.Sqlite ? story.Ana : other).Presses("account.unlink");
        await story.Ana.Reads("Your accounts are kept apart.");
        await other.Reads("Your accounts are kept apart.");
        await app.Restart();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE joined_from IS NOT NULL", 0);
        await app.Eventually("SELECT COUNT(*) FROM audit WHERE action IN ('accounts.joined', 'accounts.separated')", 2);
    }

    [Fact]
    public async Task a_code_is_good_once_for_a_quarter_of_an_hour_and_in_another_account()
    {
        await using var app = await App.Start(_engine);
        var inTeams = app.Newcomer(Channel.Teams, "Kim Sato");
        var inSlack = app.Newcomer(Channel.Slack, "Kim Sato", "kim.sato@contoso.example");
        var german = app.Newcomer(Channel.Teams, "Lena Vogt", locale: "de-DE");

        await inTeams.Says("link");
        var late = await Code(inTeams);
        await app.Later(Duration.FromMinutes(15));
        await inSlack.Says($"link {late}");
        await inSlack.Reads(Unknown);
        await inTeams.Says("connect");
        await App.Eventually(() => LastCode(inTeams) is { } last && last != late, () => "No second code.");
        var code = await Code(inTeams);
        await inTeams.Says($"link {code}");
        await inTeams.Reads("This is the account that the code comes from.");
        await inSlack.Says($"link {code}");
        await inSlack.Reads("Connect these two accounts?");
        await inSlack.Presses("account.connect.no");
        await inSlack.Reads("Nothing was connected.");
        await german.Says("verbinden");
        await german.Reads("Ein weiteres Konto von dir verbinden");
        await german.Reads("verbinden ");

        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE joined_from IS NOT NULL", 0);
        await inSlack.Says($"link {code}");
        await App.Eventually(() => inSlack.With("Connect these two accounts?").Count > 0, () => string.Join('\n', inSlack.Sees()));
        await inSlack.Presses("account.connect");
        await inTeams.Reads(Joined);
        await inSlack.Reads(Joined);
        await app.Eventually("SELECT COUNT(DISTINCT person_id) FROM accounts", 2);
    }

    /// <summary>The newest code that the bot gave them.</summary>
    private static async Task<string> Code(Member member)
    {
        await member.Reads("Connect another account of yours");
        return LastCode(member).ShouldNotBeNull();
    }

    private static string? LastCode(Member member) =>
        Codes().Matches(string.Join('\n', member.Sees())) is { Count: > 0 } codes ? codes[^1].Groups[1].Value : null;

    [GeneratedRegex("link ([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})")]
    private static partial Regex Codes();
}

public sealed class SqliteAccountCodeTests() : AccountCodeTests("sqlite");

public sealed class PostgresAccountCodeTests() : AccountCodeTests("postgres");

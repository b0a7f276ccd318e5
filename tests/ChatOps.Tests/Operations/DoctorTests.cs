using ChatOps.Operations.Checks;
using ChatOps.Settings;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Operations;

[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class DoctorTests
{
    private static readonly string[] Subjects =
    [
        "Configuration",
        "Database",
        "Content key",
        "Clock",
        "Public URL",
        "Slack",
        "Teams",
        "Graph",
        "Mail",
        "Meetings",
        "Entra",
        "Participation",
        "Headcount",
        "Outbox",
        "Left out",
    ];

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task nothing_configured_is_no_failure_and_nothing_is_made()
    {
        using var folder = new Folder();

        var (code, output, errors) = await Binary.Run(folder, "doctor");

        code.ShouldBe(0);
        errors.ShouldBeEmpty();
        Lines(output).Select(l => l.Split(':')[0]).ShouldBe(Subjects);
        Lines(output)
            .ShouldContain(
                "Graph: not configured: set Graph:TenantId, Graph:ClientId, and one credential (Graph:ClientSecret, Graph:CertificatePath, "
                + "Graph:FederatedTokenFile, Graph:FederatedIdentityClientId or Graph:ManagedIdentityClientId).");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_database_is_left_as_it_was()
    {
        using var folder = new Folder();
        (await Binary.Run(folder, "migrate")).Code.ShouldBe(0);
        var before = Files(folder);

        var (code, output, _) = await Binary.Run(folder, "doctor");

        code.ShouldBe(0);
        output.ShouldContain("Database: ok: SQLite, all ");
        Files(folder).ShouldBe(before);
    }

    [Fact]
    public async Task pending_migrations_are_told_and_stay_pending()
    {
        using var folder = new Folder();
        (await Binary.Run(folder, "migrate")).Code.ShouldBe(0);
        await Sqlite.Run(folder["data/chatops.db"], "DELETE FROM migrations WHERE name LIKE '0006%'; DROP TABLE protection_keys;");

        (await Binary.Run(folder, "doctor")).Output.ShouldContain("Database: warning: 1 migrations are pending");

        (await Sqlite.Ask<long>(folder["data/chatops.db"], "SELECT count(*) FROM migrations WHERE name LIKE '0006%'")).ShouldBe(0);
    }

    [Fact]
    public async Task a_key_beside_the_database_is_warned_of()
    {
        using var folder = new Folder();
        await using (var host = Binary.Start(folder, "--Urls=http://127.0.0.1:0"))
            await host.Says("ChatOps listens on");

        var (code, beside, _) = await Binary.Run(folder, "doctor");
        Directory.Move(folder["data/keys"], folder["keys"]);
        var (_, apart, _) = await Binary.Run(folder, "doctor", "--Content:Key=file:keys");

        code.ShouldBe(0);
        beside.ShouldContain("Content key: warning: data/keys lies beside the database");
        apart.ShouldContain("Content key: ok: keys opens what it sealed.");
    }

    [Fact]
    public async Task what_stops_the_main_job_is_a_failure_and_no_secret_is_told()
    {
        using var folder = new Folder();

        var (code, output, _) = await Binary.Run(
            folder,
            "doctor",
            "--Slack:BotToken=xoxb-hidden",
            "--Web:PublicUrl=http://chatops.example.org",
            "--Content:Key=hidden",
            "--Database:ConnectionString=Hidden=1");

        code.ShouldBe(1);
        output.ShouldContain(
            "Configuration: failed: Content:Key must be file:FOLDER or env:NAME. Database:ConnectionString has a word that the database "
            + "does not know.");
        output.ShouldContain("Public URL: failed: Web:PublicUrl must be https");
        output.ShouldContain("Slack: failed: Slack:SigningSecret is missing: without it every request of Slack is refused.");
        Lines(output).Select(l => l.Split(':')[0]).ShouldBe(Subjects);
        output.ToLowerInvariant().ShouldNotContain("hidden");
    }

    [Theory]
    [InlineData(
        """{"ok":false,"error":"invalid_auth"}""",
        null,
        "Slack: failed: Slack:BotToken is refused or Slack can't be reached (invalid_auth)."
    )]
    [InlineData(
        """{"ok":true,"team_id":"T1","user_id":"U1"}""",
        "chat:write,commands",
        "Slack: failed: the token lacks im:history, im:write, users:read, users:read.email; update the app"
    )]
    [InlineData(
        """{"ok":true,"team_id":"T1","user_id":"U1"}""",
        "chat:write,commands,im:history,im:write,users:read,users:read.email",
        "Slack: ok: the token is good and has every scope."
    )]
    public async Task slacks_token_and_scopes_are_tried(string answer, string? scopes, string line)
    {
        await using var slack = await Vendor.Start(context =>
        {
            if (scopes is not null)
                context.Response.Headers["x-oauth-scopes"] = scopes;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answer);
        });
        using var folder = new Folder();

        var (code, output, _) = await Binary.Run(
            folder, "doctor", $"--Slack:ApiUrl={slack.Address}/api/", "--Slack:BotToken=xoxb-1", "--Slack:SigningSecret=s");

        output.ShouldContain(line);
        code.ShouldBe(line.Contains(": failed:", StringComparison.Ordinal) ? 1 : 0);
        output.ShouldContain("Clock: ok: ");
    }

    [Theory]
    [InlineData(
        200,
        """{"token_type":"Bearer","expires_in":3600,"access_token":"t"}""",
        "Teams: ok: the login gives a token for the credential."
    )]
    [InlineData(
        401,
        """{"error":"invalid_client"}""",
        "Teams: failed: the login gives no token for the credential under Teams (invalid_client)."
    )]
    public async Task the_teams_credential_is_tried(int status, string answer, string line)
    {
        await using var login = await Vendor.Start(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answer);
        });
        using var folder = new Folder();

        var (code, output, _) = await Binary.Run(
            folder,
            "doctor",
            $"--Teams:LoginUrl={login.Address}",
            $"--Teams:OpenIdMetadata={login.Address}/keys",
            "--Teams:AppId=a",
            "--Teams:TenantId=t",
            "--Teams:AppPassword=p");

        output.ShouldContain(line);
        code.ShouldBe(status == 200 ? 0 : 1);
    }

    [Theory]
    [InlineData(-2, "Clock: ok: 2 seconds behind the vendor's clock.")]
    [InlineData(31, "Clock: warning: 31 seconds ahead of the vendor's clock. Set the machine's time.")]
    [InlineData(-300, "Clock: failed: 300 seconds behind the vendor's clock: every signature is refused. Set the machine's time.")]
    public void a_clock_is_judged_by_how_far_it_is_off(int ahead, string line) =>
        new ClockCheck(new ChatOpsSettings(), SystemClock.Instance).Judge(Duration.FromSeconds(ahead)).ToString().ShouldBe(line);

    [Fact]
    public async Task a_person_is_shown_without_name_or_words_and_the_look_is_audited()
    {
        using var folder = new Folder();
        (await Binary.Run(folder, "migrate")).Code.ShouldBe(0);
        await Sqlite.Run(
            folder["data/chatops.db"],
            """
            INSERT INTO persons (id, display_name, work_email, zone, locale, work_days, work_from, work_until, preferred_account, allows_outside_hours, created_at)
                VALUES ('p1', 'Ana Secretname', 'ana@example.org', 'Europe/Berlin', 'de', '12345', 540, 1020, 'a1', 0, 0);
            INSERT INTO accounts (id, person_id, channel, tenant, user_id, lane, name, is_email_verified, conversation, state, state_code, stays_alone, created_at)
                VALUES ('a1', 'p1', 'slack', 'T1', 'U1', 'slack:T1', 'Ana Secretname', 1, 'D1', 'active', NULL, 0, 0),
                       ('a2', 'p1', 'teams', 't2', 'u2', 'teams:t2', 'Ana Secretname', 1, NULL, 'blocked', 'BotNotInConversationRoster', 0, 1);
            """);

        var (code, output, _) = await Binary.Run(folder, "doctor", "person", "Ana@Example.org");
        var unknown = await Binary.Run(folder, "doctor", "person", "ben@example.org");

        code.ShouldBe(0);
        Lines(output).ShouldBe(
        [
            "Person p1: Europe/Berlin, de",
            "Slack T1/U1: active, preferred",
            "Teams t2/u2: blocked (BotNotInConversationRoster), no chat yet",
            "Last message: none yet",
        ]);
        (await Sqlite.Ask<string>(folder["data/chatops.db"], "SELECT actor || ' ' || action || ' ' || person_id FROM audit")).ShouldBe(
            "operator doctor.person p1");
        unknown.Code.ShouldBe(1);
        unknown.Errors.ShouldNotContain("ben@");
    }

    [Fact]
    public async Task a_person_is_not_looked_for_where_there_is_no_database()
    {
        using var folder = new Folder();

        (await Binary.Run(folder, "doctor", "person", "ana@example.org")).ShouldBe(
            (1, "", "Database:ConnectionString: there is no database yet.\n"));

        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string> Files(Folder folder) =>
        [
            .. Directory
                .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Order()
                .Select(f => $"{f} {new FileInfo(f).Length} {File.GetLastWriteTimeUtc(f):O}"),
        ];
}

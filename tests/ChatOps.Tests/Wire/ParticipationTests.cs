using System.Net;
using System.Text.Json;
using ChatOps.Operations;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>H1 to H3: what members do reaches HR as totals, and nothing else does. Every look is on record.</summary>
public abstract class ParticipationTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_week_of_two_people_is_there_and_hidden()
    {
        await using var app = await App.Start(_engine);
        await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await app.Later(Duration.FromDays(30));
        await app.Later(Duration.FromHours(1));
        await SignIn(app);

        using var json = JsonDocument.Parse(await app.Client.GetStringAsync("/participation.json", Stop));
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();

        json.RootElement.GetProperty("minimumGroup").GetInt32().ShouldBe(5);
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(r =>
            r.GetProperty("suppressed").GetBoolean()
            && r.GetProperty("members").ValueKind == JsonValueKind.Null
            && r.GetProperty("due").ValueKind == JsonValueKind.Null);
        rows[0].GetProperty("program").GetString().ShouldBe("autumn-2026");
        (await app.Client.GetStringAsync("/participation", Stop)).ShouldContain(
            "Too few people take part to show figures without showing individuals.");
    }

    [Fact]
    public async Task figures_are_read_filtered_and_refused_as_described()
    {
        await using var app = await App.Start(_engine);
        await Seed(app);
        await SignIn(app);

        (await Rows(app, "")).Select(r => r.GetProperty("week").GetString()).ShouldBe(["2026-W45", "2026-W46", "2026-W47"]);
        (await Rows(app, "?from=2026-W46&to=2026-W46")).ShouldHaveSingleItem().GetProperty("handedIn").GetInt64().ShouldBe(20);
        (await Rows(app, "?by=round")).ShouldHaveSingleItem().GetProperty("due").GetInt64().ShouldBe(72);
        (await Rows(app, "?by=department&program=autumn")).Count(r => r.GetProperty("suppressed").GetBoolean()).ShouldBe(9 + 2);
        var csv = await app.Client.GetAsync("/participation.csv?by=week", Stop);
        csv.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var bytes = await csv.Content.ReadAsByteArrayAsync(Stop);
        bytes[0].ShouldBe((byte)'p');
        System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n")[1].ShouldBe("autumn,1,2026-W45,,26,24,20,10,,,false");

        foreach (var query in new[] { "?program=none", "?from=soon", "?to=2026-W99", "?by=person", "?from=2026-W47&to=2026-W45" })
        {
            foreach (var path in new[] { "/participation.json", "/participation.csv" })
            {
                var refused = await app.Client.GetAsync(path + query, Stop);
                refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path + query);
                refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            }
        }
    }

    [Fact]
    public async Task every_look_is_on_record_and_strangers_see_nothing()
    {
        await using var app = await App.Start(_engine);
        foreach (var path in new[] { "/participation", "/participation.json", "/participation.csv" })
            (await app.Client.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Audit(app)).ShouldBeEmpty();
        await SignIn(app);
        await app.Client.GetAsync("/participation.json", Stop);
        await app.Client.GetAsync("/participation.csv?by=nonsense", Stop);

        (await Audit(app)).ShouldBe(["participation.opened", "participation.json", "participation.csv"]);
    }

    [Fact]
    public async Task a_copy_of_the_cookie_opens_nothing_after_signing_out_at_any_instance()
    {
        await using var app = await App.Start(_engine);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = app.Client.BaseAddress,
        };
        var opened = await browser.GetAsync($"{OneTimeLink.Path}?key={app.Services.GetRequiredService<OneTimeLink>().Key}", Stop);
        browser.DefaultRequestHeaders.Add("Cookie", opened.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().Split(';')[0]);
        List<Uri> instances = [browser.BaseAddress!];
        if (_engine == Engine.Postgres)
        {
            await app.RunBeside();
            instances.Add(new Uri(app.Beside.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
        }

        foreach (var instance in instances)
            (await browser.GetAsync(new Uri(instance, "/participation"), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await browser.PostAsync("/sign-out", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var instance in instances)
        {
            foreach (var path in new[] { "/participation", "/participation.json", "/console" })
                (await browser.GetAsync(new Uri(instance, path), Stop)).StatusCode.ShouldBe(
                    HttpStatusCode.Unauthorized, $"{instance}{path}");
        }
    }

    [Fact]
    public async Task page_and_doctor_say_what_is_wrong_with_the_headcount_file()
    {
        using var folder = new Folder();
        var file = folder["headcount.csv"];
        await using var app = await App.Prepare(_engine);
        app.More.AddRange(["--Participation:HeadcountFile", file]);
        await app.Run();
        await SignIn(app);

        (await Page(app, "en")).ShouldContain(
            "The share of employees is left out until the headcount file is mended: headcount.csv: there is no such file.</p>");
        (await Page(app, "de")).ShouldContain(
            "Der Anteil an den Beschäftigten fehlt, bis die Datei mit dem Personalstand berichtigt ist: headcount.csv: Diese Datei gibt es "
            + "nicht.</p>");
        (await HeadcountLine(app)).ShouldBe(
            $"Headcount: warning: the HR page leaves the share of employees out. {file}: there is no such file.");

        await Seed(app);
        await File.WriteAllTextAsync(file, "department,employees\nWorkshop,1000\nShop,40.5\n", Stop);
        var page = await Page(app, "de");
        page.ShouldContain("berichtigt ist: headcount.csv, Zeile 3: „40.5“ in der Spalte employees ist keine ganze Zahl.</p>");
        page.ShouldNotContain(folder.Path);
        page.ShouldNotContain("(Personalstand vom");
        (await HeadcountLine(app)).ShouldBe(
            $"Headcount: warning: the HR page leaves the share of employees out. {file}, line 3: employees \"40.5\" is not a whole number."
        );

        await File.WriteAllTextAsync(
            file, "department;employees\nWorkshop;1.000\nShop;40\nas of;2026-11-01\n", System.Text.Encoding.Unicode, Stop);
        page = await Page(app, "en");
        page.ShouldContain("3&#xA0;% of 1,040 employees (headcount file of 01/11/2026)");
        page.ShouldNotContain("headcount.csv");
        (await HeadcountLine(app)).ShouldBe("Headcount: ok: 1040 employees on 2026-11-01.");
    }

    [Fact]
    public async Task the_description_names_every_column()
    {
        await using var app = await App.Start(_engine);

        using var description = JsonDocument.Parse(await app.Client.GetStringAsync("/participation/openapi.json", Stop));

        description
            .RootElement.GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("Row")
            .GetProperty("required")
            .EnumerateArray()
            .Select(c => c.GetString())
            .ShouldBe([
                "program",
                "round",
                "week",
                "department",
                "members",
                "due",
                "handedIn",
                "onTime",
                "meetingsBooked",
                "meetingsHeld",
                "suppressed",
            ]);
    }

    private static async Task SignIn(App app) =>
        (
            await app.Client.GetAsync($"{OneTimeLink.Path}?key={app.Services.GetRequiredService<OneTimeLink>().Key}", Stop)
        ).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static Task<string> Page(App app, string language) => app.Client.GetStringAsync($"/participation?lang={language}", Stop);

    private static async Task<string> HeadcountLine(App app)
    {
        using var output = new StringWriter { NewLine = "\n" };
        await Doctor.Run(Configuration.NewBuilder(app.Arguments), output, Stop);
        return output.ToString().Split('\n').Single(l => l.StartsWith("Headcount: ", StringComparison.Ordinal));
    }

    private static async Task<List<JsonElement>> Rows(App app, string query) =>
        [
            .. JsonDocument
                .Parse(await app.Client.GetStringAsync("/participation.json" + query, Stop))
                .RootElement.GetProperty("rows")
                .EnumerateArray(),
        ];

    private static Task<IReadOnlyList<string>> Audit(App app) =>
        app
            .Services.GetRequiredService<Db>()
            .Read(
                db =>
                    db.Query<string>(
                        new Statement("audit", "SELECT action FROM audit WHERE action LIKE 'participation.%' ORDER BY id", null)),
                Stop);

    /// <summary>Departments of 14, 8 and 4 in a closed round of three weeks.</summary>
    private static Task Seed(App app) =>
        app
            .Services.GetRequiredService<Db>()
            .Write(
                async db =>
                {
                    foreach (
                        var sql in new[]
                        {
                            "INSERT INTO participation_programs VALUES ('autumn', 'Autumn 2026')",
                            "INSERT INTO participation_rounds VALUES ('autumn', 1, TRUE)",
                            "INSERT INTO participation_members VALUES ('autumn', 'Engineering', '2026-11-02', 14), ('autumn', "
                            + "'Operations', '2026-11-02', 8), ('autumn', 'Legal', '2026-11-02', 4)",
                        })
                        await db.Execute(new Statement("seed", sql, null));
                    foreach (var week in new[] { "2026-11-02", "2026-11-09", "2026-11-16" })
                    {
                        await db.Execute(
                            new Statement(
                                "seed", $"INSERT INTO participation_weeks VALUES ('autumn', '{week}', 1, TRUE, NULL, 13, 0)", null));
                        await db.Execute(
                            new Statement(
                                "seed",
                                $"INSERT INTO participation_rollup VALUES ('autumn', 1, '{week}', 'Engineering', 0, 14, 13, 11, 5), "
                                + $"('autumn', 1, '{week}', 'Operations', 0, 8, 7, 5, 3), ('autumn', 1, '{week}', 'Legal', 0, 4, 4, 4, 2)",
                                null));
                    }
                },
                Stop);
}

public sealed class SqliteParticipationTests() : ParticipationTests("sqlite");

public sealed class PostgresParticipationTests() : ParticipationTests("postgres");

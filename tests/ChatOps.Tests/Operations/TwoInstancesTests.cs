using System.Net;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Npgsql;

namespace ChatOps.Tests.Operations;

/// <summary>Two instances of the built binary that start at the same moment on one empty PostgreSQL.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class TwoInstancesTests
{
    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task both_become_ready_and_share_sessions_schema_and_scheduler()
    {
        await using var database = await TestDatabase.Create(Engine.Postgres, isMigrated: false);
        using var folder = new Folder();
        string[] args = ["--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={database.Settings.ConnectionString}"];

        await using var first = Binary.Start(folder, args);
        await using var second = Binary.Start(folder, args);
        var addresses = new[] { await Ready(first), await Ready(second) };

        (await Ask<long>(database, "SELECT count(*) FROM migrations")).ShouldBe(Migrator.Known.Count);
        (await Ask<long>(database, "SELECT count(*) FROM qrtz_job_details")).ShouldBe(1);
        (await Ask<string>(database, "SELECT string_agg(xml, ' ') FROM protection_keys")).ShouldNotContain("masterKey");

        var opened = await Browser.GetAsync((await first.Says("Participation page")).Split(' ')[^1], Stop);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        foreach (var address in addresses)
        {
            var page = await Browser.SendAsync(
                new HttpRequestMessage(HttpMethod.Get, $"{address}/participation") { Headers = { { "Cookie", cookie } } }, Stop);
            page.StatusCode.ShouldBe(HttpStatusCode.OK, await page.Content.ReadAsStringAsync(Stop));
        }

        (await Ask<long>(database, "SELECT count(*) FROM audit WHERE action = 'participation.opened'")).ShouldBe(2);
    }

    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private static async Task<string> Ready(Binary host)
    {
        var address = (await host.Says("ChatOps listens on")).Split(' ')[^1];
        for (var left = 400; left > 0; left--)
        {
            if ((await Browser.GetAsync($"{address}/health/ready", Stop)).IsSuccessStatusCode)
                return address;
            await Task.Delay(50, Stop);
        }

        throw new InvalidOperationException(await Browser.GetStringAsync($"{address}/health/ready", Stop));
    }

    private static async Task<T> Ask<T>(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.Settings.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }
}

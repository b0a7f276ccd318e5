using System.Net;
using System.Text.Json;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Tests.Operations;

public sealed class ReadinessTests
{
    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task what_is_missing_is_named_and_the_process_stays_alive()
    {
        await using var app = await App.Prepare(Engine.Sqlite);
        var time = new PushedTime(app.Clock.Waits);
        app.With = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        await app.Run();
        await App.Eventually(
            () =>
            {
                time.Push(TimeSpan.FromSeconds(3));
                return app.Client.GetAsync("/health/ready", Stop).GetAwaiter().GetResult().StatusCode == HttpStatusCode.OK;
            },
            () => "It never became ready.");

        await app.Database.Db.Write(
            session => session.Execute(new Statement("pending", "DELETE FROM migrations WHERE name LIKE '0006%'", null)), Stop);
        await app.Database.Db.Write(
            session =>
                session.Execute(
                    new Statement(
                        "person",
                        "INSERT INTO persons (id, display_name, zone, locale, work_days, work_from, work_until, allows_outside_hours, "
                        + "created_at) VALUES ('p', 'Ana', 'Etc/UTC', 'en', '12345', 540, 1020, FALSE, 0)",
                        null)),
            Stop);
        await app.Database.Db.Write(
            session =>
                session.Execute(
                    new Statement("key", "INSERT INTO content_keys (person_id, ring_key, wrapped) VALUES ('p', 'lost-key', x'00')", null)),
            Stop);
        (await app.Client.GetAsync("/health/ready", Stop)).StatusCode.ShouldBe(
            HttpStatusCode.OK, "a look serves every probe of the next moment");
        time.Push(TimeSpan.FromSeconds(3));
        var answer = await app.Client.GetAsync("/health/ready", Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        problem.RootElement.GetProperty("failing").EnumerateArray().Select(f => f.GetString()).ShouldBe(["migrations", "key"]);
        (await app.Client.GetAsync("/health/live", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (
            await app.Database.Db.Read(session => session.Find<long>(new Statement("beat", "SELECT at FROM heartbeats", null)), Stop)
        ).ShouldBeGreaterThan(0, "it is written and committed");
    }
}

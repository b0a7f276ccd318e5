using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ChatOps.Operations;
using ChatOps.People;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Tests.Operations;

public sealed class KeyProofTests
{
    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task a_key_file_with_other_bytes_fails_readiness_doctor_and_the_next_start(string engine)
    {
        await using var app = await App.Prepare(engine == "postgres" ? Engine.Postgres : Engine.Sqlite);
        var time = new PushedTime(app.Clock.Waits);
        app.With = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        await app.Run();
        await IsReady(app, time);
        var file = Directory.GetFiles(app.Keys).ShouldHaveSingleItem();
        var right = await File.ReadAllTextAsync(file, Stop);
        await File.WriteAllTextAsync(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Stop);
        time.Push(TimeSpan.FromSeconds(3));

        var ready = await app.Client.GetAsync("/health/ready", Stop);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        JsonNode.Parse(await ready.Content.ReadAsStringAsync(Stop))!["failing"]!.ToJsonString().ShouldBe("""["key"]""");
        var (code, lines) = await Diagnose(app);
        code.ShouldBe(1);
        lines.ShouldContain(
            $"Content key: failed: {file} has other bytes than the key of this name that sealed what is stored; put the right file back.");
        var ana = app.Newcomer(Channel.Slack, "Ana Ruiz");
        await ana.Says("hello");
        await ana.Reads("What would you like to do?");
        await app.Stop();
        (await Should.ThrowAsync<Misconfigured>(app.Run)).Sentences.ShouldHaveSingleItem().ShouldStartWith($"Content:Key: {file} ");

        await File.WriteAllTextAsync(file, right, Stop);
        await app.Run();
        await IsReady(app, time);
        (await Diagnose(app)).Lines.ShouldContain("Content key: ok: ");
    }

    /// <summary>The scheduler begins a moment after the host.</summary>
    private static Task IsReady(App app, PushedTime time) => App.Eventually(
        () =>
        {
            time.Push(TimeSpan.FromSeconds(3));
            return app.Client.GetAsync("/health/ready", Stop).GetAwaiter().GetResult().StatusCode == HttpStatusCode.OK;
        },
        () => "It never became ready.");

    private static async Task<(int Code, string Lines)> Diagnose(App app)
    {
        await using var output = new StringWriter();
        var code = await Doctor.Run(Configuration.NewBuilder(app.Arguments), output, Stop);
        return (code, output.ToString());
    }
}

using System.Net;
using System.Text;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>
/// The Bot Framework SDK costs memory and time at the start: only a host that has Teams pays. Looked at from outside, by the files that the
/// process has mapped.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class SdkIsLoadedTests
{
    private static readonly string[] Sdk = ["Microsoft.Bot.", "Microsoft.Rest.", "Newtonsoft."];

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_host_without_teams_loads_nothing_of_the_sdk()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The mapped files of a process are read from /proc.");
        using var folder = new Folder();
        await using var host = Binary.Start(folder, "--Urls=http://127.0.0.1:0");
        (await Posted(host)).ShouldBe(HttpStatusCode.Unauthorized);
        Loaded(host).ShouldNotBeEmpty();
        Loaded(host).Where(IsOfTheSdk).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_host_with_teams_loads_it_with_the_first_request()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The mapped files of a process are read from /proc.");
        await using var teams = await FakeTeams.Start();
        using var folder = new Folder();
        await using var host = Binary.Start(folder, ["--Urls=http://127.0.0.1:0", .. teams.Arguments]);
        (await Posted(host)).ShouldBe(HttpStatusCode.Unauthorized);
        Loaded(host).Where(IsOfTheSdk).ShouldNotBeEmpty();
    }

    private static async Task<HttpStatusCode> Posted(Binary host)
    {
        var address = (await host.Says("ChatOps listens on")).Split(' ')[^1];
        using var http = new HttpClient();
        using var response = await http.PostAsync(
            new Uri($"{address}/api/messages"), new StringContent("{}", Encoding.UTF8, "application/json"), Stop);
        return response.StatusCode;
    }

    private static bool IsOfTheSdk(string file) => Sdk.Any(name => file.StartsWith(name, StringComparison.Ordinal));

    private static IReadOnlyList<string> Loaded(Binary host) =>
        [
            .. File.ReadLines($"/proc/{host.Id}/maps")
                .Where(l => l.EndsWith(".dll", StringComparison.Ordinal))
                .Select(l => Path.GetFileName(l))
                .Distinct(),
        ];
}

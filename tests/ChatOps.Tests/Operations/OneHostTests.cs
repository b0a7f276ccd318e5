using System.Globalization;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Operations;

/// <summary>One SQLite file, one host.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class OneHostTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public async Task a_second_host_refuses_with_a_sentence_that_names_the_first()
    {
        await using var first = await Serves();

        var (code, output, errors) = await Binary.Run(_folder, "--Urls", "http://127.0.0.1:0");

        code.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldStartWith("Database:ConnectionString: another host uses this SQLite file already (process "
            + $"{first.Id.ToString(CultureInfo.InvariantCulture)} on {Environment.MachineName}, since ");
        errors.Trim().ShouldEndWith("UTC): stop that one first. Several hosts share PostgreSQL only.");
        errors.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public async Task another_name_of_the_file_is_the_same_file()
    {
        await using var first = await Serves();
        File.CreateSymbolicLink(_folder["other.db"], _folder["data/chatops.db"]);

        (await Binary.Run(_folder, "--Database:ConnectionString", "Data Source=other.db", "--Urls", "http://127.0.0.1:0")).Code.ShouldBe(1);
        (await Binary.Run(_folder, "migrate")).Code.ShouldBe(0);
    }

    /// <summary>Each name would have a lock and a log of its own.</summary>
    [Fact]
    public async Task a_file_with_two_names_is_not_opened_by_either()
    {
        await using (await Serves())
        {
        }

        using (var link = System.Diagnostics.Process.Start("ln", [_folder["data/chatops.db"], _folder["other.db"]]))
            await link.WaitForExitAsync(TestContext.Current.CancellationToken);

        foreach (var name in new[] { "other.db", "data/chatops.db" })
        {
            var (code, output, errors) = await Binary.Run(
                _folder, "--Database:ConnectionString", $"Data Source={name}", "--Urls", "http://127.0.0.1:0");
            code.ShouldBe(1);
            output.ShouldBeEmpty();
            errors.ShouldStartWith("Database:ConnectionString: this SQLite file has several names (hard links)");
            errors.Trim().ShouldNotContain('\n');
        }

        (await Binary.Run(_folder, "doctor")).Output.ShouldContain("Database: failed: this SQLite file has several names");
        File.Delete(_folder["other.db"]);
        await using var again = await Serves();
    }

    [Fact]
    public async Task a_killed_host_leaves_the_file_free()
    {
        await using (var killed = await Serves())
            await killed.Kill();

        await using var next = await Serves();
        next.Errors.ShouldNotContain("another host");
    }

    [Fact]
    public async Task the_other_verbs_run_beside_it()
    {
        await using var host = await Serves();

        (await Binary.Run(_folder, "doctor")).Output.ShouldContain("Database: ok: SQLite");
        (await Binary.Run(_folder, "migrate")).ShouldBe((0, "Nothing to migrate.\n", ""));
        (await Binary.Run(_folder, "rebuild-participation")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task two_demos_are_none()
    {
        await using var first = Binary.Start(_folder, "serve", "--demo", "--Urls", "http://127.0.0.1:0");
        await first.Says("Demo desk:");

        var (code, _, errors) = await Binary.Run(_folder, "serve", "--demo", "--Urls", "http://127.0.0.1:0");

        code.ShouldBe(1);
        errors.ShouldContain("demo.db is in use by another demo");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Binary> Serves()
    {
        var host = Binary.Start(_folder, "--Urls", "http://127.0.0.1:0");
        await host.Says("ChatOps listens on");
        return host;
    }
}

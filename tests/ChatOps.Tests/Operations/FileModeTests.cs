using System.Runtime.Versioning;
using ChatOps.Operations;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Operations;

/// <summary>What the host makes is for its own account alone.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileModeTests
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = Owners | UnixFileMode.UserExecute;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task folders_and_files_are_the_owners_and_are_made_so_again_at_each_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var folder = new Folder();
        await using var app = await App.Prepare(Engine.Sqlite);
        app.More.AddRange([
            "--Database:ConnectionString",
            $"Data Source={folder["a/b/chatops.db"]}",
            "--Content:Key",
            $"file:{folder["c/keys"]}",
        ]);
        await app.Run();
        _ = await app.Client.GetAsync("/health/ready", Stop);
        var key = Directory.GetFiles(folder["c/keys"]).ShouldHaveSingleItem();
        string[] files = [folder["a/b/chatops.db"], folder["a/b/chatops.db-wal"], folder["a/b/chatops.db-shm"], key];

        ((string[])[folder["a"], folder["a/b"], folder["c"], folder["c/keys"]]).ShouldAllBe(f => File.GetUnixFileMode(f) == OwnersFolder);
        files.ShouldAllBe(f => File.GetUnixFileMode(f) == Owners);

        await app.Stop();
        foreach (var file in files.Where(File.Exists))
            File.SetUnixFileMode(file, Owners | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        foreach (var wide in (string[])["a/b", "c/keys"])
            File.SetUnixFileMode(folder[wide], OwnersFolder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await app.Run();
        _ = await app.Client.GetAsync("/health/ready", Stop);

        files.ShouldAllBe(f => File.GetUnixFileMode(f) == Owners);
        await using var output = new StringWriter();
        (await Doctor.Run(Configuration.NewBuilder(app.Arguments), output, Stop)).ShouldBe(0, "a warning");
        output.ToString().ShouldContain($"Database: warning: others than the owner can look into {folder["a/b"]};");
        output.ToString().ShouldContain($"Content key: warning: others than the owner can look into {folder["c/keys"]};");
    }
}

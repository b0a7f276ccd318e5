using System.Security.Cryptography;
using ChatOps.Privacy;
using ChatOps.Settings;

namespace ChatOps.Tests.Privacy;

public sealed class KeyRingTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"chatops-keys-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void looking_makes_nothing()
    {
        Ring().IsEmpty.ShouldBeTrue();
        Directory.Exists(_folder).ShouldBeFalse();
        Should.Throw<Misconfigured>(() => Ring().Newest);
    }

    [Fact]
    public void keys_are_files_that_only_their_owner_reads()
    {
        var key = Ring().Add();
        var file = Directory.GetFiles(_folder).ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldBe(key.Id);
        if (OperatingSystem.IsWindows())
            return;
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(_folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void the_newest_seals_and_all_open()
    {
        var old = Ring().Add();
        var box = old.Box.Seal("text"u8, "here");
        var newest = Ring().Add();

        var ring = Ring();
        ring.Newest.Id.ShouldBe(newest.Id);
        ring.Get(old.Id).Box.Open(box, "here").ShouldBe("text"u8.ToArray());
        Should.Throw<CryptographicException>(() => ring.Newest.Box.Open(box, "here"));
    }

    [Fact]
    public void a_key_made_after_the_clock_was_set_back_is_still_the_newest()
    {
        var old = Ring().Add();
        var newest = new KeyRing($"file:{_folder}", new FakeClock(SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(1))).Add();

        Ring().Newest.Id.ShouldBe(newest.Id);
        newest.Id.ShouldNotBe(old.Id);
    }

    [Fact]
    public void a_file_that_is_no_key_is_named()
    {
        Ring().Add();
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "hello");
        Should.Throw<Misconfigured>(() => Ring().Newest).Message.ShouldContain("notes.txt");
    }

    [Fact]
    public void a_key_may_come_from_the_environment()
    {
        var name = $"CHATOPS_TEST_{Guid.NewGuid():N}";
        var ring = new KeyRing($"env:{name}", SystemClock.Instance);
        Should.Throw<Misconfigured>(() => ring.Newest).Message.ShouldContain(name);
        Environment.SetEnvironmentVariable(name, "c2hvcnQ=");
        Should.Throw<Misconfigured>(() => ring.Newest).Message.ShouldContain("base64 of 32 bytes");
        var key = RandomNumberGenerator.GetBytes(32);
        Environment.SetEnvironmentVariable(name, Convert.ToBase64String(key));

        ring.Newest.Box.Open(new AesBox(key).Seal("text"u8, "here"), "here").ShouldBe("text"u8.ToArray());
        var first = ring.Newest.Id;
        Environment.SetEnvironmentVariable(name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        new KeyRing($"env:{name}", SystemClock.Instance).Newest.Id.ShouldNotBe(first);
        Environment.SetEnvironmentVariable(name, null);
    }

    [Fact]
    public void a_secret_opens_in_its_place_only()
    {
        var ring = Ring();
        ring.Add();
        var box = new SecretBox(ring).Seal("xoxb-1"u8, SecretBox.SlackToken("E1", "T1"));
        ring.Add();

        new SecretBox(Ring()).Open(box, SecretBox.SlackToken("E1", "T1")).ShouldBe("xoxb-1"u8.ToArray());
        Should.Throw<CryptographicException>(() => new SecretBox(ring).Open(box, SecretBox.SlackToken("E1", "T2")));
    }

    private KeyRing Ring() => new($"file:{_folder}", SystemClock.Instance);
}

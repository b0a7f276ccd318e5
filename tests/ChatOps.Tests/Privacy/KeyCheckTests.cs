using System.Security.Cryptography;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Privacy;

/// <summary>A key is proven by opening something that it sealed.</summary>
public abstract class KeyCheckTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement AddPerson = new("test", """
        INSERT INTO persons (id, display_name, zone, locale, work_days, work_from, work_until, allows_outside_hours, created_at)
        VALUES (@Id, 'Ana', 'Etc/UTC', 'en', '12345', 540, 1020, FALSE, 0)
        """, null);

    private static readonly Statement Install = new("test", """
        INSERT INTO slack_installs (enterprise_id, team_id, bot_user_id, scopes, token, installed_at) VALUES ('', 'T1', 'U1', '', @Token, 0)
        """, null);

    private static readonly Statement Checks = new("test", "SELECT COUNT(*) FROM key_checks", null);

    private readonly Folder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task other_bytes_under_the_right_name_stop_the_start_before_anything_is_written()
    {
        await Run();
        var (file, right) = Swap();

        var stop = await Should.ThrowAsync<Misconfigured>(Run);

        stop.Sentences.ShouldHaveSingleItem()
            .ShouldBe(
                $"Content:Key: {file} has other bytes than the key of this name that sealed what is stored; put the right file back.");
        await File.WriteAllTextAsync(file, right, Ct);
        await Run();
    }

    [Fact]
    public async Task without_a_check_value_from_before_stored_content_proves_the_key()
    {
        await Run();
        await Db.Write(async db => await new WordsCipher(Ring()).KeyOf(db, await NewPerson(db)), Ct);
        await FromBefore();
        var (file, right) = Swap();

        (await Should.ThrowAsync<Misconfigured>(Run)).Message.ShouldContain(file);
        (await Db.Read(db => db.Find<int>(Checks), Ct)).ShouldBe(0, "a wrong key vouches for nothing");
        await File.WriteAllTextAsync(file, right, Ct);
        await Run();

        (await Db.Read(db => db.Find<int>(Checks), Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task a_workspaces_token_proves_it_as_well()
    {
        await Run();
        await Db.Write(
            db => db.Execute(Install, new { Token = new SecretBox(Ring()).Seal("xoxb-1"u8, SecretBox.SlackToken("", "T1")) }), Ct);
        await FromBefore();
        await Run();
        await FromBefore();
        Swap();

        await Should.ThrowAsync<Misconfigured>(Run);
    }

    [Fact]
    public async Task one_record_that_does_not_open_is_no_wrong_key()
    {
        await Run();
        await Db.Write(async db => await new WordsCipher(Ring()).KeyOf(db, await NewPerson(db)), Ct);
        await Db.Write(async db => await new WordsCipher(Ring()).KeyOf(db, await NewPerson(db)), Ct);
        await Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test",
                        "UPDATE content_keys SET wrapped = @Bytes WHERE person_id = (SELECT MIN(person_id) FROM content_keys)",
                        null),
                    new { Bytes = new byte[61] }),
            Ct);
        await Db.Write(
            db => db.Execute(new Statement("test", "UPDATE key_checks SET sealed = @Bytes", null), new { Bytes = new byte[40] }), Ct);

        await Run();

        Swap();
        await Should.ThrowAsync<Misconfigured>(Run);
    }

    [Fact]
    public async Task a_key_that_has_sealed_nothing_yet_is_taken_as_it_is_and_from_then_on_proven()
    {
        await Run();
        Folder().Add();

        await Run();

        (await Db.Read(db => db.Find<int>(Checks), Ct)).ShouldBe(2);
        Swap();
        await Should.ThrowAsync<Misconfigured>(Run);
    }

    [Fact]
    public async Task a_file_that_changes_under_a_running_host_is_noticed_and_not_used()
    {
        var ring = Ring();
        var check = new KeyCheck(ring, Db);
        await check.Run(Ct);
        var before = ring.Newest;
        (await check.Holds(Ct)).ShouldBeTrue();

        Swap();
        (await check.Holds(Ct)).ShouldBeFalse();
        // Another instance adds a key: it is looked for, and whatever lies in the other file by now is not.
        var added = Folder().Add();
        ring.Get(added.Id).ShouldNotBeNull();

        ring.Get(before.Id).Opens(before.Box.Seal("text"u8, "here"), "here").ShouldBeTrue();
        ring.Newest.Id.ShouldBe(before.Id, "a key that has opened nothing seals nothing");
        ring.Get(added.Id).Open(added.Box.Seal("text"u8, "here"), "here");
        ring.Newest.Id.ShouldBe(added.Id);
    }

    [Fact]
    public async Task a_key_file_that_is_taken_away_is_noticed_even_when_nothing_is_stored()
    {
        var check = new KeyCheck(Ring(), Db);
        await check.Run(Ct);

        File.Delete(Directory.GetFiles(_folder.Path).Single());

        (await check.Holds(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task a_rotated_key_is_proven_from_the_beginning()
    {
        var ring = Ring();
        await new KeyCheck(ring, Db).Run(Ct);
        await new KeyRotation(ring, new WordsCipher(ring), [], Db).Rotate(Ct);

        (await Db.Read(db => db.Find<int>(Checks), Ct)).ShouldBe(2);
        Swap();
        (await Should.ThrowAsync<Misconfigured>(Run)).Message.ShouldContain(ring.Newest.Id);
    }

    private Task Run() => new KeyCheck(Ring(), Db).Run(Ct);

    private KeyFolder Folder() => new(_folder.Path, SystemClock.Instance);

    private KeyRing Ring() => new(Folder());

    /// <summary>Other bytes in the newest key's file.</summary>
    private (string File, string Right) Swap()
    {
        var file = Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal).Last();
        var right = File.ReadAllText(file);
        File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(AesBox.KeySize)));
        return (file, right);
    }

    /// <summary>As a build left it that knew no check values.</summary>
    private Task<int> FromBefore() => Db.Write(db => db.Execute(new Statement("test", "DELETE FROM key_checks", null)), Ct);

    private static async Task<PersonId> NewPerson(Session db)
    {
        var id = PersonId.New();
        await db.Execute(AddPerson, new { Id = id });
        return id;
    }
}

public sealed class SqliteKeyCheckTests() : KeyCheckTests("sqlite");

public sealed class PostgresKeyCheckTests() : KeyCheckTests("postgres");

using System.Security.Cryptography;
using ChatOps.Channels.Slack.Install;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Privacy;

public abstract class WordsCipherTests(string engine) : DatabaseTests(engine)
{
    private const string Place = "letters.words/1";

    private static readonly Statement AddPerson = new(
        "AddPerson",
        "INSERT INTO persons (id, display_name, zone, locale, work_days, work_from, work_until, allows_outside_hours, created_at) VALUES "
        + "(@Id, 'Anna', 'Etc/UTC', 'en', '12345', 540, 1020, FALSE, 0)",
        null);
    private static readonly Statement RingKeys = new("RingKeys", "SELECT DISTINCT ring_key FROM content_keys", null);
    private static readonly Statement Install = new(
        "Install",
        "INSERT INTO slack_installs (enterprise_id, team_id, bot_user_id, scopes, token, installed_at) VALUES ('', 'T1', 'U1', '', @Token, "
        + "0)",
        null);
    private static readonly Statement Token = new("Token", "SELECT token FROM slack_installs", null);

    private readonly MemoryKeys _keys = new();

    [Fact]
    public async Task a_person_has_one_key_from_the_first_word_on()
    {
        var cipher = NewCipher();
        var anna = await NewPerson();
        var box = Seal(await Db.Write(db => cipher.KeyOf(db, anna), Ct));

        Open(await Db.Write(db => NewCipher().KeyOf(db, anna), Ct), box).ShouldBe("mine");
        Open((await Db.Read(db => cipher.FindKey(db, anna), Ct))!, box).ShouldBe("mine");
    }

    [Fact]
    public async Task nobody_elses_key_opens_a_persons_words()
    {
        var cipher = NewCipher();
        var (anna, ben) = (await NewPerson(), await NewPerson());
        var box = Seal(await Db.Write(db => cipher.KeyOf(db, anna), Ct));
        var other = await Db.Write(db => cipher.KeyOf(db, ben), Ct);

        Should.Throw<CryptographicException>(() => Open(other, box));
    }

    [Fact]
    public async Task a_dropped_key_makes_the_words_unreadable_for_good()
    {
        var cipher = NewCipher();
        var anna = await NewPerson();
        var box = Seal(await Db.Write(db => cipher.KeyOf(db, anna), Ct));
        await Db.Write(db => cipher.DropKey(db, anna), Ct);

        (await Db.Read(db => cipher.FindKey(db, anna), Ct)).ShouldBeNull();
        var anew = await Db.Write(db => cipher.KeyOf(db, anna), Ct);
        Should.Throw<CryptographicException>(() => Open(anew, box));
    }

    [Fact]
    public async Task after_a_rotation_the_old_key_is_not_needed_any_more()
    {
        var ring = new KeyRing(_keys);
        var secrets = new SecretBox(ring);
        var cipher = new WordsCipher(ring);
        var anna = await NewPerson();
        var box = Seal(await Db.Write(db => cipher.KeyOf(db, anna), Ct));
        await Db.Write(db => db.Execute(Install, new { Token = secrets.Seal("xoxb-1"u8, SecretBox.SlackToken("", "T1")) }), Ct);

        var before = ring.Newest.Id;
        var rotated = await new KeyRotation(
            ring, cipher, [new SlackInstallStore(secrets, new InstallLinkStore(), new PersonStore())], Db).Rotate(Ct);

        rotated.ShouldBe(new KeyRotation.Rotated(ring.Newest.Id, 1, 1));
        (await Db.Read(db => db.Query<string>(RingKeys), Ct)).ShouldBe([rotated.NewKey]);
        _keys.Lose(before);
        Open((await Db.Read(db => NewCipher().FindKey(db, anna), Ct))!, box).ShouldBe("mine");
        var token = (await Db.Read(db => db.Find<byte[]>(Token), Ct))!;
        new SecretBox(new KeyRing(_keys)).Open(token, SecretBox.SlackToken("", "T1")).ShouldBe("xoxb-1"u8.ToArray());
    }

    [Fact]
    public async Task a_running_instance_finds_the_key_that_another_one_added()
    {
        var running = NewCipher();
        await Db.Write(async db => await running.KeyOf(db, await NewPersonIn(db)), Ct);
        var ben = await NewPerson();
        var ring = new KeyRing(_keys);
        ring.Add();
        await Db.Write(db => new WordsCipher(ring).KeyOf(db, ben), Ct);

        (await Db.Read(db => running.FindKey(db, ben), Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task a_missing_key_of_stored_content_stops_the_start_by_name()
    {
        var anna = await NewPerson();
        await Db.Write(db => NewCipher().KeyOf(db, anna), Ct);
        var lost = _keys.Load()[0].Id;
        _keys.Lose(lost);

        var stop = await Should.ThrowAsync<Misconfigured>(() => new KeyCheck(new KeyRing(_keys), Db).Run(Ct));
        stop.Sentences.ShouldHaveSingleItem().ShouldContain(lost);
        _keys.Load().ShouldBeEmpty();
    }

    [Fact]
    public async Task the_first_start_makes_the_first_key()
    {
        _keys.Lose(_keys.Load()[0].Id);
        await new KeyCheck(new KeyRing(_keys), Db).Run(Ct);
        await new KeyCheck(new KeyRing(_keys), Db).Run(Ct);
        _keys.Load().ShouldHaveSingleItem();
    }

    private WordsCipher NewCipher() => new(new KeyRing(_keys));

    private Task<PersonId> NewPerson() => Db.Write(NewPersonIn, Ct);

    private static async Task<PersonId> NewPersonIn(Session db)
    {
        var id = PersonId.New();
        await db.Execute(AddPerson, new { Id = id });
        return id;
    }

    private static byte[] Seal(PersonKey key) => key.Seal(new Letter(new Words("mine"), []), LetterJson.Default.Letter, Place);

    private static string Open(PersonKey key, byte[] box) => key.Open(box, LetterJson.Default.Letter, Place).Subject.Reveal();
}

public sealed class SqliteWordsCipherTests() : WordsCipherTests("sqlite");

public sealed class PostgresWordsCipherTests() : WordsCipherTests("postgres");

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatOps.Privacy;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Privacy;

public sealed class PersonKeyTests
{
    private const string Place = "letters.words/1";

    private readonly PersonKey _key = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void any_words_come_back_as_they_were() =>
        Prop.ForAll(ArbMap.Default.ArbFor<UnicodeString[]>().Filter(texts => texts.All(t => IsText(t.Get))), texts =>
            {
                var letter = new Letter(new Words("Grüße, 世界 👋🏽"), [.. texts.Select(t => new Words(t.Get))]);
                var back = _key.Open(_key.Seal(letter, LetterJson.Default.Letter, Place), LetterJson.Default.Letter, Place);
                return back.Subject.Reveal() == letter.Subject.Reveal()
                    && back.Lines.Select(l => l.Reveal()).SequenceEqual(letter.Lines.Select(l => l.Reveal()));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void any_changed_byte_is_noticed()
    {
        var box = Sealed("call the supplier");
        for (var i = 0; i < box.Length; i++)
        {
            var changed = (byte[])box.Clone();
            changed[i] ^= 1;
            Should.Throw<CryptographicException>(() => _key.Open(changed, LetterJson.Default.Letter, Place));
        }
        Should.Throw<CryptographicException>(() => _key.Open(box[..^1], LetterJson.Default.Letter, Place));
        Should.Throw<CryptographicException>(() => _key.Open([], LetterJson.Default.Letter, Place));
    }

    [Fact]
    public void moved_bytes_do_not_open() =>
        Should.Throw<CryptographicException>(() => _key.Open(Sealed("mine"), LetterJson.Default.Letter, "letters.words/2"));

    [Fact]
    public void another_persons_key_does_not_open() =>
        Should.Throw<CryptographicException>(() =>
            new PersonKey(RandomNumberGenerator.GetBytes(32)).Open(Sealed("mine"), LetterJson.Default.Letter, Place));

    [Fact]
    public void the_same_words_never_look_the_same()
    {
        var (one, other) = (Sealed("again"), Sealed("again"));
        one.ShouldNotBe(other);
        Encoding.UTF8.GetString(one).ShouldNotContain("again");
    }

    [Fact]
    public async Task one_key_serves_many_threads()
    {
        var box = Sealed("shared");
        await Parallel.ForAsync(0, 400, TestContext.Current.CancellationToken, (_, _) =>
        {
            _key.Open(box, LetterJson.Default.Letter, Place).Subject.Reveal().ShouldBe("shared");
            _key.Open(Sealed("own"), LetterJson.Default.Letter, Place).Subject.Reveal().ShouldBe("own");
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void words_refuse_to_be_written_anywhere_else()
    {
        var letter = new Letter(new Words("secret"), []);
        Should.Throw<NotSupportedException>(() => JsonSerializer.Serialize(letter));
        Should.Throw<NotSupportedException>(() => JsonSerializer.Serialize(letter, CarelessJson.Default.Letter));
        Should.Throw<NotSupportedException>(() =>
            JsonSerializer.Deserialize("""{"Subject":"a","Lines":[]}""", CarelessJson.Default.Letter));
    }

    // A lone half of a pair is no text, and no channel can send it.
    private static bool IsText(string text) => text.EnumerateRunes().All(r => r != Rune.ReplacementChar);

    private byte[] Sealed(string text) => _key.Seal(new Letter(new Words(text), []), LetterJson.Default.Letter, Place);
}

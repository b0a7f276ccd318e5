using System.Text.RegularExpressions;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Copies;
using ChatOps.Counting;
using ChatOps.Meetings.Changes;
using ChatOps.Pairing.Saying;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Tests.Joining;

/// <summary>
/// The data notice says what is so today: each of its sentences stands for something that is there, and no text promises what is not.
/// </summary>
public sealed partial class DataNoticeTests
{
    /// <summary>
    /// The version of the text below. Whoever changes a sentence raises it with <see cref="DataNoticeCard.BuiltIn"/>: then everybody is
    /// shown the new one.
    /// </summary>
    private const int Version = 2;

    private static readonly (string English, string German, Type[] Features)[] Sentences =
    [
        ("What you write here is stored encrypted.", "Was du hier schreibst, wird verschlüsselt gespeichert.", [typeof(WordsCipher)]),
        (
            "No date is set yet on which it is removed; only messages that the bot carries between you are removed after seven days.",
            "Wann es entfernt wird, ist noch nicht festgelegt; nur Nachrichten, die der Bot zwischen euch überbringt, werden nach sieben "
            + "Tagen entfernt.",
            [typeof(PurgeSayings)]),
        (
            "When you share something, a copy also lies in your partner's Teams or Slack chat, where your company's rules for chat apply.",
            "Wenn du etwas teilst, liegt eine Kopie auch im Teams- oder Slack-Chat deiner Partnerin oder deines Partners; dort gelten die "
            + "Chat-Regeln eurer Firma.",
            [typeof(PartnerCopyCard)]),
        (
            "We also note by name whether and when you shared a week, and whether you met.",
            "Mit deinem Namen halten wir außerdem fest, ob und wann du eine Woche geteilt hast und ob ihr euch getroffen habt.",
            [typeof(SubmitCheckIn), typeof(CheckInCounts), typeof(SayWhetherMet)]),
        (
            "People who run this server could technically reach all of it.",
            "Wer diesen Server betreibt, könnte technisch an alles herankommen.",
            [typeof(KeyRing)]),
        ("Questions: {privacy_contact}.", "Fragen: {privacy_contact}.", [typeof(PrivacyTerms)]),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void every_sentence_of_the_notice_stands_for_something_that_is_there(string language)
    {
        TextCatalog.For(language)["data.notice"].ShouldBe(string.Join(' ', Sentences.Select(s => language == "de" ? s.German : s.English)));
        Sentences.ShouldAllBe(s => s.Features.Length > 0);
        DataNoticeCard.BuiltIn.ShouldBe(Version);
    }

    /// <summary>
    /// Nothing is purged by age, no log can be read by members, and nothing can be downloaded or erased: until it can, no text says so.
    /// </summary>
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void no_text_promises_what_is_not_there(string language)
    {
        var texts = Directory
            .EnumerateFiles(Path.Combine(ChatOps.Tests.Hosting.SourceFiles.Root, "src/ChatOps/Texts"), $"{language}.json")
            .ShouldHaveSingleItem();
        var all = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(texts))!;

        // What an Outlook calendar still holds is asked of a person; what a member deletes in their own chat is not deleted elsewhere.
        all.Where(t => t.Key != "needs.meeting.left" && !t.Key.StartsWith("say.sent.", StringComparison.Ordinal))
            .Where(t => Promise().IsMatch(t.Value))
            .Select(t => $"{t.Key}: {t.Value}")
            .ShouldBeEmpty();
    }

    /// <summary>"How my data is kept" names the notice; "my data" as something to type would be more.</summary>
    [GeneratedRegex(
        "purge|erase|\\bdelete|download|export|logged|the log|days after the round|\"my data\"|lösch|herunterlad|protokoll|tage nach "
        + "ende|„meine daten“|\"meine daten\"",
        RegexOptions.IgnoreCase)]
    private static partial Regex Promise();
}

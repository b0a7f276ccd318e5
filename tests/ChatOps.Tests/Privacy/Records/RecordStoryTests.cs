using ChatOps.Counting;
using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Privacy.Records;

/// <summary>What is kept on people who lived through a round, how they get it, and how it goes.</summary>
public abstract class RecordStoryTests(string engine)
{
    private static readonly Instant Thursday = Instant.FromUtc(2026, 12, 10, 8, 30);
    private static readonly Instant Over = Instant.FromUtc(2026, 12, 12, 12, 30);
    private static readonly Instant MondayAfter = Instant.FromUtc(2026, 12, 14, 9, 30);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task who_lived_through_a_round_gets_all_of_theirs_and_is_gone_when_they_wish()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var story = await Round(app);
        var (ana, ben) = (await records.Id("Ana Ruiz"), await records.Id("Ben Okafor"));

        (await records.TablesOf(ana)).ShouldBe(RecordTables.OfAMember, ignoreOrder: true);
        (await records.TablesOf(ben)).ShouldContain("stay_wishes");
        var words = await records.WordsOf(ana);
        string[] written = ["intro", "avoid", "c1", "comment", "report", "said", "thanks", "change", "draft"];
        written.Where(w => !words.Contains($"ana-{w}", StringComparison.Ordinal)).ShouldBeEmpty(words);
        (await records.WhatIsThere(ana)).Single(k => k.Table == "check_ins").WithWords.ShouldBe(1);
        words.ShouldNotContain("ben-");
        (await records.WordsOf(ben)).ShouldNotContain("ana-");
        (await records.Export(ana)).ShouldAllBe(r => r.ToString() == r.Table);

        // She is on her own now: there is nothing left to leave.
        await records.Erases(ana, "Ben Okafor", "Dana Field");

        await story.Ben.Reads("This week was removed.");
        await story.Ben.Reads("This was removed.");
        await story.Ben.Reads("This message was removed.");
        foreach (var hers in (string[])["ana-c1", "ana-comment", "ana-said", "ana-thanks"])
            await App.Eventually(() => !story.Ben.SeesNow(hers), () => $"Still in Ben's chat: {hers}");
        (await records.WordsOf(ben)).ShouldContain("ben-comment");
        (await records.TablesOf(ana)).ShouldBeSubsetOf(RecordTables.AfterErasing);
    }

    [Fact]
    public async Task what_has_done_its_time_is_purged_and_nothing_before()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var story = await Round(app);
        var (ana, ben) = (await records.Id("Ana Ruiz"), await records.Id("Ben Okafor"));
        var words = await records.WordsOf(ana);
        var totals = await Cell.Rows(app.Database.Db, "participation_r");
        var ended = Instant.FromUtc(2026, 12, 11, 12, 0);

        // Nothing is old but what was carried, and a code.
        await records.Purge(PurgeBefore.At(ended + Duration.FromDays(179), new PrivacySettings()));
        var notCarried = words.Split('\n').Where(w => !w.StartsWith("sayings.", StringComparison.Ordinal));
        (await records.WordsOf(ana)).ShouldBe(string.Join('\n', notCarried));
        await story.Ben.Reads("This message was removed.");

        await records.Purge(PurgeBefore.At(ended + Duration.FromDays(182), new PrivacySettings()));
        (await records.WordsOf(ana)).ShouldNotContain("check_ins.");
        (await records.WordsOf(ana)).ShouldNotContain("responses.");
        (await records.WordsOf(ana)).ShouldNotContain("round_ends.");
        (await records.WordsOf(ana)).ShouldContain("intakes.", customMessage: "she is a member");
        (await records.TablesOf(ana)).ShouldContain("check_ins");
        await story.Ben.Reads("This week was removed.");
        await App.Eventually(() => !story.Ben.SeesNow("ana-c1") && !story.Ana.SeesNow("ana-c1"), () => "Still in a chat.");

        await records.Purge(PurgeBefore.At(ended + Duration.FromDays(364), new PrivacySettings()));
        (await records.TablesOf(ana)).ShouldContain("participation_facts");
        await app.CardsRest();
        (await records.Purge(PurgeBefore.At(Over + Duration.FromDays(380), new PrivacySettings()))).ShouldBeGreaterThan(20);
        (await records.TablesOf(ana)).ShouldBeSubsetOf(RecordTables.AsLongAsAMember);
        (await records.TablesOf(ben)).ShouldBeSubsetOf(RecordTables.AsLongAsAMember);
        (await Cell.Rows(app.Database.Db, "participation_r")).ShouldBe(totals);
        (await app.Database.Db.Read(Recount.Differences, TestContext.Current.CancellationToken)).ShouldBe(0);
        (await records.Ask<string>("SELECT action FROM audit")).ShouldContain("report.week-included");

        (await records.Purge(PurgeBefore.At(Over + Duration.FromDays(380), new PrivacySettings()))).ShouldBe(0);
        await records.Purge(PurgeBefore.At(Over + Duration.FromDays(740), new PrivacySettings()));
        (await records.Ask<string>("SELECT action FROM audit")).ShouldBeEmpty();
    }

    /// <summary>Ana and Ben write everything that members can write, until the Monday after their round.</summary>
    private static async Task<Story> Round(App app)
    {
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await Prefers(story.Ana, "ana");
        await Prefers(story.Ben, "ben");
        await story.Ana.Says("invite kim@contoso.example");
        await story.Week();
        await Writes(story.Ana, story.Ben, "ana");
        await Writes(story.Ben, story.Ana, "ben");
        await Responds(story.Ben, story.Ana, "ben");
        await Responds(story.Ana, story.Ben, "ana");
        await story.Ana.Presses("check-in.change");
        await story.Ana.Sends("check-in.change", "check-in.save", ("c1_text", "ana-draft"));
        await story.Ana.LooksUp();
        await story.Ana.Says("days off 2026-12-21 2026-12-23");
        await story.Ana.Reads("21 to 23 December");
        await story.Ana.AsksToLeave();
        await story.Ana.Presses("membership.leave-no");
        await story.Ana.Reads("You're staying in ");
        await app.CardsRest();
        await Night(app, 26);
        app.Moves(story.Ana, "Ana Ruiz", "ana.ruiz@contoso.example");
        await Night(app, 27);
        await app.Eventually("SELECT COUNT(*) FROM former_emails", 1);
        await app.Until(Thursday);
        await story.Ana.Reads("Three weeks with Ben");
        await story.Ben.Reads("Three weeks with Ana");
        await story.Ana.Says("meeting");
        await story.Ana.Reads("Did you meet last time?");
        await story.Ana.Presses("meeting.held");
        await app.CardsRest();
        await Answers(story.Ana, ("next", "alone"), ("helped", "yes"), ("change", "ana-change"), ("thanks", "ana-thanks"));
        await story.Ana.Reads("That was the point all along.");
        await story.Ana.LooksUp();
        await story.Ana.Presses("monthly.ask");
        await Answers(story.Ben, ("next", "same"), ("helped", "some"), ("thanks", "ben-thanks"));
        await story.Ana.Says("say ana-said");
        await story.Ben.Reads("ana-said");
        await story.Ben.Says("say ben-said");
        await story.Ana.Reads("ben-said");
        await story.Ana.LooksUp();
        await story.Ana.Presses("say.off");
        await story.Ana.LooksUp();
        await story.Ana.Says("menu");
        await story.Ana.Reads("What would you like to do?");
        await story.Ana.Presses("account.code");
        await app.Eventually("SELECT COUNT(*) FROM account_codes", 1);
        await app.Until(Over);
        await app.Until(MondayAfter);
        await story.Ben.Reads("ana-thanks");
        await app.CardsRest();
        return story;
    }

    private static async Task Prefers(Member member, string who)
    {
        await member.Says("menu");
        await member.Reads("What would you like to do?");
        var refused = await member.Sends(
            "preferences.open", "preferences.submit", ("intro", $"{who}-intro"), ("avoid", $"{who}-avoid@contoso.example"));
        refused.ShouldBe("");
        await member.LooksUp();
    }

    private static async Task Answers(Member member, params (string, string)[] typed) =>
        (await member.Sends("round-end.open", "round-end.submit", typed)).ShouldBe("");

    private static async Task Writes(Member author, Member partner, string who)
    {
        await author.Shares(("c1_text", $"{who}-c1"), ("in_the_way", $"{who}-well"));
        await author.LooksUp();
        await partner.Reads($"{who}-c1");
    }

    private static async Task Responds(Member partner, Member author, string who)
    {
        await partner.Presses("copy.cheer");
        await Gives("comment", ("text", $"{who}-comment"));
        await author.Reads($"{who}-comment");
        await Gives("report", ("text", $"{who}-report"), ("include", "true"));

        async Task Gives(string what, params (string, string)[] typed)
        {
            (await partner.Sends($"copy.{what}", $"copy.{what}.send", typed)).ShouldBe("");
            await partner.LooksUp();
        }
    }

    private static async Task Night(App app, int day)
    {
        await app.Until(Instant.FromUtc(2026, 11, day, 2, 5));
        await app.Eventually("SELECT COUNT(*) FROM sightings WHERE seen_at IS NULL", 0);
        await app.Later(Duration.FromMinutes(1));
    }
}

public sealed class SqliteRecordStoryTests() : RecordStoryTests("sqlite");

public sealed class PostgresRecordStoryTests() : RecordStoryTests("postgres");

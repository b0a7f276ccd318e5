using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Meetings.Graph;
using ChatOps.Tests.Moderating;
using ChatOps.Tests.Vendors.Graph;

namespace ChatOps.Tests.Privacy.Records;

/// <summary>What else may be kept: on who is taken along, on a moderator, on a quiet pair, on somebody with an Outlook.</summary>
public abstract class MoreRecordStoryTests(string engine)
{
    private static readonly Instant SecondMonday = Instant.FromUtc(2026, 11, 30, 8, 30);
    private static readonly Instant ThirdMonday = Instant.FromUtc(2026, 12, 7, 8, 30);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task who_is_taken_along_and_who_takes_them()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var (story, kim, lea) = await Neighbours.Pairs(app, "Slack", "Teams");
        await app.Tick();
        await Neighbours.TakeBenAlong(app, story, kim, lea);
        (await kim.Sends("say.open", "say.send", ("text", "kim-said"))).ShouldBe("");
        await story.Ben.Reads("kim-said");
        await app.Until(Story.Wednesday);
        await story.Ben.Reads(Story.Opened);
        await story.Ben.Shares(("c1_text", "ben-c1"));
        await story.Ben.Reads("Share my week with Kim and Lea too");
        await story.Ben.Presses("cover.share");
        await kim.Reads("ben-c1");
        var (ben, kims) = (await records.Id("Ben Okafor"), await records.Id("Kim Sato"));
        (await records.TablesOf(ben)).ShouldContain("covers");
        RecordTables.OfWhoIsTakenAlong.Except(await records.TablesOf(ben)).ShouldBeEmpty();
        RecordTables.OfANeighbour.Except(await records.TablesOf(kims)).ShouldBeEmpty();
        (await records.TablesOf(await records.Id("Ana Ruiz"))).ShouldContain("covers");

        await story.Ben.Leaves();
        await app.Tick();
        await records.Erases(ben, "Ana Ruiz", "Kim Sato", "Lea Holm", "Dana Field");
        await kim.Reads("This week was removed.");
        await App.Eventually(() => !kim.SeesNow("ben-c1") && !lea.SeesNow("ben-c1"), () => "Still in a chat.");

        await kim.Leaves();
        await app.Tick();
        await records.Erases(kims, "Ana Ruiz", "Lea Holm", "Dana Field");
    }

    [Fact]
    public async Task whoever_moderates_and_takes_part()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Tom");
        await ((InSlack)circle.Dana).Slack.Commands("channel", "C0AUTUMN");
        await app.Eventually("SELECT COUNT(*) FROM program_channels", 1);
        await circle.Dana.Joins();
        await circle.RunsNow();
        await circle.Until("proposed");
        using (var browser = await Browser.SignedIn(app))
        {
            await browser.Opens($"{await Browser.ConsoleOf(app)}/pairs");
            await browser.Presses("proposal.split");
            browser.Page.ShouldContain("Taken apart.");
            await browser.Presses("proposal.again");
        }

        await circle.Until("proposed");
        await circle.SeesTheProposal();
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");
        var dana = await records.Id("Dana Field");
        RecordTables.OfAModerator.Except(await records.TablesOf(dana)).ShouldBeEmpty();
        var apart = (await records.Ask<string>("SELECT first_id FROM proposal_splits"))[0];
        RecordTables.OfWhoWasTakenApart.Except(await records.TablesOf(new PersonId(apart))).ShouldBeEmpty();
        (await records.Export(new PersonId(apart))).Where(r => r.Table == "proposal_splits")
            .ShouldAllBe(r => r.Values.Keys.Single() == "proposal_id", "not from whom");

        await circle.Dana.LooksUp();
        await circle.Dana.Leaves();
        await records.Erases(dana, "Ana Ruiz", "Ben Okafor", "Kim Doe", "Tom Doe");
        (await records.Ask<string>("SELECT email FROM moderators")).ShouldBeEmpty();
    }

    [Fact]
    public async Task who_stands_beside_somebody_quiet()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await story.Ana.Shares(("c1_text", "ana-c1"));
        await story.Ana.LooksUp();
        await app.Until(SecondMonday);
        await story.Ana.Reads("Your week, 30 November");
        await app.Until(ThirdMonday);
        await app.Until(ThirdMonday + Duration.FromHours(1));
        await story.Ana.Reads("It has been quiet on Ben's side for two weeks.");
        using (var browser = await Browser.SignedIn(app))
        {
            await browser.Opens($"{await Browser.ConsoleOf(app)}/needs-you");
            await browser.Presses("step-in.send", ("text", "hello"));
            browser.Page.ShouldContain("Sent to both.");
        }

        var (ana, ben) = (await records.Id("Ana Ruiz"), await records.Id("Ben Okafor"));
        (await records.TablesOf(ana)).ShouldContain("partner_offers");
        // Nobody learns that somebody was offered another partner because of them.
        (await records.TablesOf(ben)).ShouldNotContain("partner_offers");
        (await records.Ask<string>("SELECT sent_by FROM step_ins")).ShouldHaveSingleItem();
        await story.Ben.Leaves();

        await records.Erases(ben, "Ana Ruiz", "Dana Field");
        (await records.TablesOf(ana)).ShouldNotContain("partner_offers", "it named Ben");
    }

    [Fact]
    public async Task who_is_left_without_a_partner()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        await story.Ben.Leaves();
        await app.Later(Duration.FromDays(1));
        await app.Later(Duration.FromHours(1));
        var ana = await records.Id("Ana Ruiz");
        (await records.TablesOf(ana)).ShouldContain("repairings");

        await story.Ana.Leaves();
        await records.Erases(ana, "Ben Okafor", "Dana Field");
    }

    [Fact]
    public async Task who_has_an_outlook()
    {
        await using var world = await OutlookWorld.Booked(_engine, Channel.Teams, Channel.Slack);
        var records = new Erasure(world.App);
        world.Graph.Fail(new GraphScript(call => call.IsSchedule, 429, "ApplicationThrottled") { RetryAfter = "1" });
        await world.App.CardsRest();
        await world.Ana.Presses("meeting.propose");
        await world.Ana.Reads("Which of these suits you both?");
        await TakeoverNight(world.App, 26);
        await world.App.Eventually("SELECT COUNT(*) FROM directory_sightings", 2);
        var organizer = new PersonId((await records.Ask<string>("SELECT organizer_id FROM meeting_series"))[0]);
        RecordTables.OfAnOrganizer.Except(await records.TablesOf(organizer)).ShouldBeEmpty();
        (await records.TablesOf(await records.Id("Ana Ruiz"))).ShouldContain("meeting_proposals");
        string[] secrets = ["client_state", "secret", "request", "wrapped", "sealed"];
        (await records.Export(organizer)).SelectMany(r => r.Values.Keys).Intersect(secrets).ShouldBeEmpty();

        var name = (await records.Ask<string>($"SELECT display_name FROM persons WHERE id = '{organizer}'")).Single();
        var (leaving, other) = name == "Ana Ruiz" ? (world.Ana, "Ben Okafor") : (world.Ben, "Ana Ruiz");
        await leaving.Leaves();
        await world.Settles();
        await records.Erases(organizer, other, "Dana Field");
    }

    [Fact]
    public async Task both_persons_that_somebody_was_before_their_accounts_were_joined()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var (teams, slack) = (app.Newcomer(Channel.Teams, "Mia Lund"), app.Newcomer(Channel.Slack, "Mia Lund"));
        await teams.Says("hello");
        await slack.Says("hello");
        await teams.Reads("Your two accounts are one now");
        await slack.Reads("Your two accounts are one now");
        await app.CardsRest();
        var mia = new PersonId((await records.Ask<string>("SELECT DISTINCT person_id FROM accounts")).ShouldHaveSingleItem());
        (await records.Export(mia)).Count(r => r.Table == "persons").ShouldBe(2);

        await records.Erases(mia);

        (await records.Ask<string>("SELECT DISTINCT display_name FROM persons")).ShouldBe([""]);
        await slack.Says("hello again");
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE display_name = 'Mia Lund'", 1);
    }

    [Fact]
    public async Task words_of_who_is_still_in_stay_however_old_and_an_intake_goes_with_who_left()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await story.Ana.Shares(("c1_text", "ana-c1"));
        await story.Ana.LooksUp();
        await story.Ben.Reads("ana-c1");
        await story.Ben.Leaves();
        await app.Until(SecondMonday);
        await app.Eventually("SELECT COUNT(*) FROM check_ins WHERE is_closed AND words IS NOT NULL", 1);
        await app.CardsRest();
        var (ana, ben) = (await records.Id("Ana Ruiz"), await records.Id("Ben Okafor"));
        var later = app.Clock.GetCurrentInstant() + Duration.FromDays(220);

        await records.Purge(PurgeBefore.At(app.Clock.GetCurrentInstant() + Duration.FromDays(170), new PrivacySettings()));
        (await records.TablesOf(ben)).ShouldContain("intakes");
        await records.Purge(PurgeBefore.At(later, new PrivacySettings()));

        (await records.WordsOf(ana)).ShouldContain("ana-c1", customMessage: "the round is open");
        (await records.TablesOf(ana)).ShouldContain("intakes");
        (await records.TablesOf(ben)).ShouldNotContain("intakes");
        (await records.TablesOf(ben)).ShouldContain("memberships");
    }

    [Fact]
    public async Task an_erasing_that_is_undone_leaves_everything()
    {
        await using var app = await App.Start(_engine);
        var records = new Erasure(app);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await story.Ana.Shares(("c1_text", "ana-c1"));
        await story.Ben.Reads("ana-c1");
        await app.Tick();
        await records.Rests();
        var ana = await records.Id("Ana Ruiz");
        var before = await records.Everything();

        await records.Undoes(ana);

        (await records.Everything()).ShouldBe(before);
        (await records.WordsOf(ana)).ShouldContain("ana-c1");
    }

    [Fact]
    public void every_table_has_a_story() =>
        RecordTables.All.ShouldBe(Parts.Tables.Select(t => t.Table.Name), ignoreOrder: true);

    private static async Task TakeoverNight(App app, int day)
    {
        await app.Until(Instant.FromUtc(2026, 11, day, 2, 5));
        await app.Eventually("SELECT COUNT(*) FROM sightings WHERE seen_at IS NULL", 0);
        await app.Later(Duration.FromMinutes(1));
    }
}

public sealed class SqliteMoreRecordStoryTests() : MoreRecordStoryTests("sqlite");

public sealed class PostgresMoreRecordStoryTests() : MoreRecordStoryTests("postgres");

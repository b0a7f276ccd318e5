using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>
/// A1, A3: the other reaches into a program, the notice that is shown again, and the introduction that is posted only after a preview.
/// </summary>
public abstract class DoorTests(string engine)
{
    private const string Thanks = "Thank you. If we can reach them, they get one invitation.";

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_colleague_is_invited_once_and_may_decline_in_silence(string inviting, string invited)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(inviting), Enum.Parse<Channel>(inviting));
        var kim = app.Newcomer(Enum.Parse<Channel>(invited), "Kim Sato");
        await Meets(app, kim);

        await story.Ana.Says("invite Kim@contoso.example");
        await story.Ana.Reads(Thanks);
        await kim.Reads("Ana Ruiz invites you to Autumn 2026");
        var before = story.Ana.Sees().Count;
        await kim.Presses("invitation.decline");
        await kim.Reads("Nobody is told, and nobody asks again.");
        await story.Ben.Says("invite Kim Sato");
        await story.Ben.Reads(Thanks);
        await story.Ben.Says("invite nobody@contoso.example");

        await app.Eventually("SELECT COUNT(*) FROM invitations", 2);
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE kind = 'invitation'", 1);
        story.Ana.Sees().Count.ShouldBe(before, "who invites never learns");
        kim.With("invites you").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task an_invitation_by_address_waits_until_its_person_is_known(string inviting, string invited)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(inviting), Enum.Parse<Channel>(inviting));

        await story.Ana.Says("invite");
        await story.Ana.Reads("One colleague, one invitation.");
        (await story.Ana.Sends("invitation.open", "invitation.send", ("who", "kim@contoso.example"))).ShouldBe("");
        await app.Eventually("SELECT COUNT(*) FROM invitations WHERE person_id IS NULL", 1);
        var kim = app.Newcomer(Enum.Parse<Channel>(invited), "Kim Sato");
        await Meets(app, kim);
        await app.Tick();

        await kim.Reads("Ana Ruiz invites you to Autumn 2026");
        await kim.Joins();
        await kim.Reads("You said yes to Autumn 2026.");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task an_address_reaches_somebody_in_slack_who_was_never_here(string inviting)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(inviting), Channel.Teams);
        var kim = app.Newcomer(Channel.Slack, "Kim Sato");

        await story.Ana.Says("invite kim@contoso.example");
        await story.Ana.Reads(Thanks);
        await story.Ben.Says("invite nobody@contoso.example");
        await story.Ben.Reads(Thanks);
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email = 'kim@contoso.example'", 1);
        await app.Tick();

        await kim.Reads("Ana Ruiz invites you to Autumn 2026");
        await app.Later(Duration.FromHours(1));
        app.Slack.CallsOf("users.lookupByEmail").Count.ShouldBe(2, "each address is asked about once");
    }

    [Fact]
    public async Task in_slack_a_mention_reaches_somebody_who_was_never_here()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Slack);
        var kim = (InSlack)app.Newcomer(Channel.Slack, "Kim Sato");

        await ((InSlack)story.Ana).Slack.Commands($"invite <@{kim.Slack.User}|kim>");

        await kim.Reads("Ana Ruiz invites you to Autumn 2026");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task an_applicant_waits_for_the_moderator(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(channel), Enum.Parse<Channel>(channel), Enum.Parse<Channel>(channel));
        await story.CreatesProgram("Winter 2027", isOpen: false);
        var kim = app.Newcomer(Enum.Parse<Channel>(channel), "Kim Sato");
        await Meets(app, kim);

        await kim.Says("join winter 2027");
        await kim.Reads("Winter 2027 pairs you with a colleague");
        (
            await kim.Sends(
                "join.open",
                "intake.submit",
                ("topic", "writing"),
                ("languages", "en"),
                ("mode", "video"),
                ("feedback_style", "both"),
                ("agree", "true"))).ShouldBe("");
        await kim.Reads("Dana Field looks at new members and you'll get an answer by 26 November.");
        await kim.LooksUp();
        await story.Dana.Reads("Who would like to join Winter 2027");
        await story.Dana.Presses("applicant.admit");

        await kim.Reads("You'll hear from us when the next round of Winter 2027 starts");
        await story.Dana.Reads("Nobody is waiting for an answer.");
        await app.Eventually("SELECT COUNT(*) FROM notice_agreements", 3);
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_changed_notice_is_shown_again_and_kept_with_its_time(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(channel), Channel.Slack, Enum.Parse<Channel>(channel));

        await story.Dana.Says("notice");
        await story.Dana.Reads("This is version 2.");
        (await story.Dana.Sends("notice.open", "notice.change", ("addition", "The works council agreed."))).ShouldBe("");
        await app.Tick();
        await story.Ana.Reads("The works council agreed.");
        await story.Ben.Reads("How my data is kept: news from Autumn 2026");
        await story.Ana.Presses("notice.agree");
        await story.Ana.Reads("Thank you. You've read how your data is kept.");

        await app.Eventually("SELECT COUNT(*) FROM notice_agreements WHERE version = 3 AND agreed_at > 0", 1);
        await app.Later(Duration.FromDays(1));
        story.Ben.With("news from Autumn 2026").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_changed_built_in_notice_is_shown_again_and_the_moderators_own_words_stay(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await story.Dana.Says("notice");
        await story.Dana.Reads("This is version 2.");
        (await story.Dana.Sends("notice.open", "notice.change", ("addition", "The works council agreed."))).ShouldBe("");
        await app.Tick();
        await story.Ana.Reads("The works council agreed.");
        await story.Ana.Presses("notice.agree");
        await story.Ana.Reads("Thank you. You've read how your data is kept.");
        await app.Eventually("SELECT COUNT(*) FROM notice_agreements WHERE version = 3", 1);

        // What the build before this text left: versions that count one less.
        await app.Database.Db.Write(
            async db =>
            {
                await db.Execute(
                    new Statement(
                        "test", "UPDATE memberships SET notice_version = notice_version - 1, notice_shown = notice_shown - 1", null));
                await db.Execute(new Statement("test", "DELETE FROM notice_agreements WHERE version = 3", null));
            },
            TestContext.Current.CancellationToken);
        await app.Tick();

        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE notice_shown = 3", 2);
        await story.Ana.Reads("Something has changed since you joined.");
        await story.Ana.Reads("No date is set yet on which it is removed");
        story.Ana.SeesNow("The works council agreed.").ShouldBeTrue();
        await story.Ana.Presses("notice.agree");
        await app.Eventually("SELECT COUNT(*) FROM notice_agreements WHERE version = 3", 1);
        (
            await app.Database.Db.Read(
                db => db.Find<string>(new Statement("test", "SELECT settings FROM programs", null)), TestContext.Current.CancellationToken))
            .ShouldNotBeNull()
            .ShouldContain("The works council agreed.");
    }

    [Fact]
    public async Task an_introduction_is_posted_only_after_its_preview()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await ((InSlack)story.Dana).Slack.Commands("post", "C0AUTUMN");
        await app.Slack.Until(() => app.Slack.Messages("C0AUTUMN").Count == 1);

        foreach (var (member, answer) in new[] { (story.Ana, "introduction.post"), (story.Ben, "introduction.skip") })
        {
            var before = app.Slack.Messages("C0AUTUMN").Count;
            await member.Says("preferences");
            await member.Reads("All optional. Leave out whatever you like.");
            (await member.Sends("preferences.open", "preferences.submit", ("post_intro", "true"), ("intro", ""))).ShouldContain(
                "Write a few words about you first, or untick this.");
            (
                await member.Sends("preferences.open", "preferences.submit", ("post_intro", "true"), ("intro", $"I am {member.Channel}."))
            ).ShouldBe("");
            await member.Reads("This is your post");
            app.Slack.Messages("C0AUTUMN").Count.ShouldBe(before, "nothing is posted before they say so");
            await member.Presses(answer);
            await member.Reads("Saved.");
            if (answer == "introduction.post")
                await app.Slack.Until(() =>
                    app.Slack.Messages("C0AUTUMN").Any(m => m.Reads.Contains("Ana Ruiz is new in Autumn 2026", StringComparison.Ordinal)));
        }

        await story.Ana.LooksUp();
        await story.Ana.Leaves();
        await app.Slack.Until(() =>
            app.Slack.Messages("C0AUTUMN").Any(m => m.Reads.Contains("An introduction was taken back.", StringComparison.Ordinal)));
        app.Slack.Messages("C0AUTUMN").Count.ShouldBe(2);
    }

    [Fact]
    public async Task in_a_teams_channel_a_card_lets_people_join_and_members_are_introduced()
    {
        const string Place = "19:autumn@thread.tacv2";
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams, Channel.Teams);
        var kim = (InTeams)app.Newcomer(Channel.Teams, "Kim Sato");
        TeamsMember There(Member member) => new(app.Client, app.Teams, ((InTeams)member).Teams.Person) { Channel = Place };
        Task Reads(string text) =>
            App.Eventually(
                () => There(kim).Sees().Any(m => m.Contains(text, StringComparison.Ordinal)),
                () => $"Never in the channel: {text}\n{string.Join("\n---\n", There(kim).Sees())}");

        await There(story.Dana).Says("post");
        await Reads("Find a partner for what you want to get done");
        var atTheCard = There(kim);
        await atTheCard.Presses("join.open");
        await atTheCard.Presses(
            "intake.submit", ("topic", "writing"), ("languages", "en"), ("mode", "video"), ("feedback_style", "both"), ("agree", "true"));
        atTheCard.Sees().ShouldContain(m => m.Contains("You're in.", StringComparison.Ordinal));
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'active'", 3);
        app.Teams.Chats.Of(Place).ShouldHaveSingleItem().Changes.ShouldBe(0, "what one of them does there nobody else sees");

        foreach (var (member, name) in new[] { (story.Ana, "Ana Ruiz"), (story.Ben, "Ben Okafor") })
        {
            await member.Says("preferences");
            await member.Reads("All optional. Leave out whatever you like.");
            (await member.Sends("preferences.open", "preferences.submit", ("post_intro", "true"), ("intro", $"I am {name}."))).ShouldBe("");
            await member.Reads("This is your post");
            There(kim)
                .Sees()
                .ShouldNotContain(m => m.Contains($"{name} is new", StringComparison.Ordinal), "nothing is posted before they say so");
            await member.Presses("introduction.post");
            await Reads($"{name} is new in Autumn 2026");
        }

        await story.Ben.Leaves();
        await Reads("An introduction was taken back.");
        There(kim).Sees().ShouldNotContain(m => m.Contains("I am Ben Okafor.", StringComparison.Ordinal));
        app.Teams.Chats.Of(Place).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_guest_joins_only_where_guests_may(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Slack);
        var guest = app.Guest(Enum.Parse<Channel>(channel), "Gil Noor");
        await Meets(app, guest);

        await guest.Says("join");

        await guest.Reads("This program is for employees, and you are a guest here.");
    }

    private static async Task Meets(App app, Member newcomer)
    {
        await newcomer.Says("hello");
        await newcomer.Reads("What would you like to do?");
        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE looked_up_at IS NULL", 0);
    }
}

public sealed class SqliteDoorTests() : DoorTests("sqlite");

public sealed class PostgresDoorTests() : DoorTests("postgres");

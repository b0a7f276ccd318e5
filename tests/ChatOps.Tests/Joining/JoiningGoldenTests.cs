using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Menu;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Golden;
using ChatOps.Tests.Infrastructure;
using ChatOps.Texts;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Joining;

/// <summary>Cards 1 of the design, the menu and what stands around joining, as every channel draws them.</summary>
public sealed class JoiningGoldenTests
{
    private static readonly Phrases English = TextCatalog.For("en");
    private static readonly Phrases German = TextCatalog.For("de");

    private static readonly Program Autumn = new()
    {
        Id = new ProgramId("0193-program"),
        Key = "autumn-2026",
        Name = "Autumn 2026",
        IsOpen = true,
        Settings = new ProgramSettings { PrivacyContact = "privacy@example.com" },
    };

    private static readonly Person Ben = new() { Id = new PersonId("0193-ben"), DisplayName = "Ben Okafor", WorkEmail = "ben@example.com" };

    [Fact]
    public void the_intake_form_asks_what_is_needed() => Goldens.Check(IntakeForm.Draw(Autumn, ["Dana Field"], "en-GB", English), "intake-form");

    [Fact]
    public void the_intake_form_asks_in_german() => Goldens.Check(IntakeForm.Draw(Autumn, ["Dana Field"], "de-AT", German), "intake-form.german");

    [Fact]
    public void the_intake_form_marks_what_is_missing()
    {
        var errors = SubmitIntake.Decide(Autumn, null, Fields.None, English).ShouldBeOfType<SubmitIntake.Decision.Incomplete>().Errors;

        Goldens.Check(IntakeForm.Draw(Autumn, ["Dana Field"], "en", English).WithTyped(Fields.None, errors), "intake-form.corrected");
    }

    [Fact]
    public void the_preferences_hold_what_was_said_before() => Goldens.Check(PreferencesForm.Draw(Autumn, Stated(), Ben, English), "preferences-form");

    [Fact]
    public void the_menu_of_a_newcomer() => Goldens.Check(MenuCard.Draw([], [], false, English), "menu.newcomer");

    [Fact]
    public void the_menu_of_a_member_who_moderates() => Goldens.Check(MenuCard.Draw([Of(MembershipState.Active)], [Autumn], true, German), "menu.moderator");

    [Theory]
    [InlineData("Active", "joined.active")]
    [InlineData("Applied", "joined.applied")]
    [InlineData("Paused", "joined.paused")]
    public async Task where_a_member_stands(string state, string golden) => Goldens.Check(
        await Built(db => new JoinedCard(new ProgramStore(), new MembershipStore(db.Cipher)), Enum.Parse<MembershipState>(state)), golden);

    [Fact]
    public async Task the_invitation_in_a_channel() => Goldens.Check(await Built(_ => new JoinInviteCard(new ProgramStore()), MembershipState.Active), "join-invite");

    [Fact]
    public async Task how_data_is_kept() => Goldens.Check(await Built(_ => new DataNoticeCard(new ProgramStore(), new PrivacyTerms(180, "")), MembershipState.Active), "data-notice");

    [Fact]
    public async Task who_waits_for_the_moderator() => Goldens.Check(
        await Built(db => new ApplicantsCard(new ProgramStore(), new MembershipStore(db.Cipher)), MembershipState.Applied), "applicants");

    [Fact]
    public async Task a_new_program() => Goldens.Check(await Built(_ => new ProgramForm(), MembershipState.Active), "program-form");

    private static Intake Stated() => new()
    {
        MembershipId = "0193-membership",
        Topic = "writing",
        Overlap = "2h",
        Words = new IntakeWords { Intro = new Words("I work in Lyon, I like *lists*, and I'm better after coffee."), CanHelp = new Words("spreadsheets") },
    };

    private static Membership Of(MembershipState state) => new() { Id = "0193-membership", ProgramId = Autumn.Id, PersonId = Ben.Id, State = state, NoticeVersion = 1 };

    private static async Task<Card> Built(Func<TestDatabase, ICardBuilder> builder, MembershipState state)
    {
        var ct = TestContext.Current.CancellationToken;
        var now = Instant.FromUtc(2026, 11, 23, 9, 0);
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        return await database.Db.Write(async db =>
        {
            var programs = new ProgramStore();
            await programs.Add(db, Autumn, now);
            await programs.AddModerator(db, Autumn.Id, Ben.WorkEmail!);
            await new PersonStore().Add(db, Ben, now);
            await new MembershipStore(database.Cipher).Save(db, Of(state), now);
            return (await builder(database).Build(new Showing(db, Autumn.Id.Value, Ben, now), ct)).ShouldNotBeNull();
        }, ct);
    }
}

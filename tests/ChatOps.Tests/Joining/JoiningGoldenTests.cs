using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Joining.Inputs;
using ChatOps.Joining.Introductions;
using ChatOps.Joining.Invitations;
using ChatOps.Joining.Notice;
using ChatOps.Menu;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Golden;
using ChatOps.Tests.Hosting;
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

    private static readonly Program OneSided = Autumn with
    {
        Settings = Autumn.Settings with { Rounds = new RoundSettings { IsOneSided = true } },
    };

    private static readonly Person Ben = new() { Id = new PersonId("0193-ben"), DisplayName = "Ben Okafor", WorkEmail = "ben@example.com" };

    [Fact]
    public void the_intake_form_asks_what_is_needed() =>
        Goldens.Check(IntakeForm.Draw(Autumn, ["Dana Field"], Ben with { Locale = "en-GB" }, Asked, English), "intake-form");

    [Fact]
    public void the_intake_form_asks_in_german() =>
        Goldens.Check(IntakeForm.Draw(Autumn, ["Dana Field"], Ben with { Locale = "de-AT" }, ByOutlook, German), "intake-form.german");

    [Fact]
    public void the_intake_form_marks_what_is_missing()
    {
        var errors = SubmitIntake.Decide(Autumn, null, Ben, Fields.None, English).ShouldBeOfType<SubmitIntake.Decision.Incomplete>().Errors;

        Goldens.Check(IntakeForm.Draw(Autumn, ["Dana Field"], Ben, Asked, English).WithTyped(Fields.None, errors), "intake-form.corrected");
    }

    [Fact]
    public void where_one_supports_the_other_the_form_asks_for_a_side() =>
        Goldens.Check(IntakeForm.Draw(OneSided, ["Dana Field"], Ben with { Locale = "en-GB" }, Asked, English), "intake-form.one-sided");

    [Fact]
    public void where_one_supports_the_other_the_form_marks_a_missing_side()
    {
        var errors = SubmitIntake
            .Decide(OneSided, null, Ben, Fields.None, German)
            .ShouldBeOfType<SubmitIntake.Decision.Incomplete>()
            .Errors;

        Goldens.Check(
            IntakeForm.Draw(OneSided, ["Dana Field"], Ben, Asked, German).WithTyped(Fields.None, errors), "intake-form.one-sided-german");
    }

    [Fact]
    public void a_side_can_be_changed_later() =>
        Goldens.Check(
            PreferencesForm.Draw(OneSided, Stated() with { Side = Side.Supporter }, Ben, true, Asked, English),
            "preferences-form.one-sided");

    [Fact]
    public void the_preferences_hold_what_was_said_before() =>
        Goldens.Check(PreferencesForm.Draw(Autumn, Stated(), Ben, true, Asked, English), "preferences-form");

    [Fact]
    public void the_menu_of_a_newcomer() => Goldens.Check(MenuCard.Draw([], [], false, English), "menu.newcomer");

    [Fact]
    public void the_menu_of_a_member_who_moderates() =>
        Goldens.Check(MenuCard.Draw([Of(MembershipState.Active)], [Autumn], true, German), "menu.moderator");

    [Theory]
    [InlineData("Active", "joined.active")]
    [InlineData("Applied", "joined.applied")]
    [InlineData("Paused", "joined.paused")]
    public async Task where_a_member_stands(string state, string golden) =>
        Goldens.Check(
            await Built(
                db => new JoinedCard(new ProgramStore(), new MembershipStore(db.Cipher), new PairingStore()),
                Enum.Parse<MembershipState>(state)),
            golden);

    [Fact]
    public async Task the_invitation_in_a_channel() =>
        Goldens.Check(await Built(_ => new JoinInviteCard(new ProgramStore()), MembershipState.Active), "join-invite");

    [Fact]
    public async Task how_data_is_kept() =>
        Goldens.Check(
            await Built(_ => new DataNoticeCard(new ProgramStore(), new PrivacyTerms("")), MembershipState.Active), "data-notice");

    [Fact]
    public async Task who_waits_for_the_moderator() => Goldens.Check(
        await Built(db => new ApplicantsCard(new ProgramStore(), new MembershipStore(db.Cipher)), MembershipState.Applied), "applicants");

    [Fact]
    public async Task a_new_program() => Goldens.Check(await Built(_ => new ProgramForm(), MembershipState.Active), "program-form");

    [Fact]
    public void who_would_like_whom_to_join() =>
        Goldens.Check(
            InviteForm.Draw([Autumn, Autumn with { Id = new ProgramId("0193-winter"), Name = "Winter 2027" }], "", English), "invite-form");

    [Fact]
    public void an_invitation_can_be_declined_in_silence() =>
        Goldens.Check(InvitationCard.Draw(Invited, Autumn, Ana, null, English), "invitation");

    [Fact]
    public void a_declined_invitation_is_over() =>
        Goldens.Check(InvitationCard.Draw(Invited with { IsDeclined = true }, Autumn, Ana, null, German), "invitation.declined");

    [Fact]
    public void a_moderator_changes_the_notice() => Goldens.Check(NoticeForm.Draw(Autumn, English), "notice-form");

    [Fact]
    public async Task a_changed_notice_is_shown_again() =>
        Goldens.Check(
            await Built(
                db => new NoticeAgainCard(
                    new ProgramStore(), new MembershipStore(db.Cipher), new DataNoticeCard(new ProgramStore(), new PrivacyTerms(""))),
                MembershipState.Active,
                Autumn with
                {
                    Settings = Autumn.Settings with { NoticeVersion = 2, NoticeAddition = "Our works council agreed to *this*." },
                },
                "0193-membership"),
            "notice-again");

    [Fact]
    public void an_introduction_holds_a_name_and_a_few_words() =>
        Goldens.Check(IntroductionCard.Draw(Autumn, Ana, Stated() with { PostsIntro = true }, English), "introduction");

    [Fact]
    public void an_introduction_that_was_taken_back() =>
        Goldens.Check(IntroductionCard.Draw(Autumn, Ana, null, English), "introduction.gone");

    private static readonly Person Ana = new() { Id = new PersonId("0193-ana"), DisplayName = "Ana *Ruiz*" };

    private static readonly Invitation Invited = new()
    {
        Id = "0193-invitation",
        ProgramId = Autumn.Id,
        PersonId = Ben.Id,
        InvitedBy = Ana.Id,
    };

    private static readonly CalendarKnown Asked = new(false);

    private static readonly CalendarKnown ByOutlook = new(true);

    private static Intake Stated() =>
        new()
        {
            MembershipId = "0193-membership",
            Topic = "writing",
            Overlap = "2h",
            Words = new IntakeWords
            {
                Intro = new Words("I work in Lyon, I like *lists*, and I'm better after coffee."),
                CanHelp = new Words("spreadsheets"),
            },
        };

    private static Membership Of(MembershipState state) =>
        new()
        {
            Id = "0193-membership",
            ProgramId = Autumn.Id,
            PersonId = Ben.Id,
            State = state,
            NoticeVersion = 1,
        };

    private static async Task<Card> Built(
        Func<TestDatabase, ICardBuilder> builder, MembershipState state, Program? program = null, string? subject = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var now = Instant.FromUtc(2026, 11, 23, 9, 0);
        await using var database = await TestDatabase.Create(Engine.Sqlite);
        return await database.Db.Write(async db =>
        {
            var programs = new ProgramStore();
            await programs.Add(db, program ?? Autumn, now);
            await programs.AddModerator(db, Autumn.Id, Ben.WorkEmail!);
            await new PersonStore().Add(db, Ben, now);
            await new MembershipStore(database.Cipher).Save(db, Of(state), now);
            return (await builder(database).Build(new Showing(db, subject ?? Autumn.Id.Value, Ben, now), ct)).ShouldNotBeNull();
        }, ct);
    }
}

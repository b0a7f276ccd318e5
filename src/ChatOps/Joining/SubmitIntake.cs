using ChatOps.Accounts;
using ChatOps.Accounts.TimeOff;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining.Inputs;
using ChatOps.Joining.Invitations;
using ChatOps.Joining.Leaving;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining;

/// <summary>A member joins: intake, the version of the notice they saw, and the membership, in one unit.</summary>
internal sealed partial class SubmitIntake(
    ProgramStore programs,
    MembershipStore memberships,
    LeavingStore leavings,
    PersonStore people,
    InvitationStore invitations,
    GatherDaysOff daysOff,
    IZoneChanged hours,
    Outbox outbox,
    ILogger<SubmitIntake> log) : IUseCase
{
    public const int OtherLength = 100;
    public const int PurposeLength = 500;
    public static readonly IReadOnlyList<string> Modes = ["video", "call", "text"];
    public static readonly IReadOnlyList<string> Styles = ["ear", "mirror", "both"];

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await programs.Find(visit.Db, new ProgramId(visit.Subject)) is not { } program)
            return new Reply.Say("error.ended");
        // Their account may be joined to another person at this moment, whose membership it would be.
        await people.Hold(visit.Db, visit.Account);
        var existing = await memberships.Load(visit.Db, program.Id, visit.Person.Id);
        if (existing is null or { State: MembershipState.Left or MembershipState.Graduated } && !program.MayJoin(visit.Person))
            return new Reply.Say("join.no_guests");
        // Who looks at applicants is none.
        var asked = await programs.IsModerator(visit.Db, program.Id, visit.Person.WorkEmail) ? program with { IsOpen = true } : program;
        switch (Decide(asked, existing, visit.Person, visit.Fields, visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(IntakeForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Joined joined:
                var membership = joined.Membership with { PersonId = visit.Person.Id };
                await memberships.Save(visit.Db, membership, visit.Now);
                await memberships.SaveIntake(visit.Db, visit.Person.Id, joined.Intake, visit.Now);
                await Follow(visit, program, membership, joined.Person);
                Log.MemberJoined(log, program.Id, membership.State);
                break;
            case Decision.AlreadyIn:
                await leavings.Stay(visit.Db, existing!.Id);
                await outbox.Refresh(visit.Db, new CardRef(LeaveCard.Kind, program.Id.Value));
                break;
        }

        return new Reply.Show(new CardRef(JoinedCard.Kind, visit.Subject));
    }

    /// <summary>What else changes with a new member: their hours and days off, their invitation, and the moderators' list.</summary>
    private async Task Follow(Visit visit, Program program, Membership membership, Person person)
    {
        if (person != visit.Person)
        {
            await people.SaveHours(visit.Db, person);
            await hours.Changed(visit.Db, person, visit.Now);
        }

        await daysOff.Of(visit.Db, person.Id, visit.Now);
        if (await invitations.Of(visit.Db, program.Id, person.Id) is { } invitation)
            await outbox.Refresh(visit.Db, new CardRef(InvitationCard.Kind, invitation.Id));
        if (membership.State != MembershipState.Applied)
            return;
        foreach (var moderator in await memberships.ModeratorsToTell(visit.Db, program.Id))
            await outbox.Queue(
                visit.Db, new Posting(new CardRef(ApplicantsCard.Kind, program.Id.Value), moderator, visit.Now) { PostsAnew = true });
    }

    internal static Decision Decide(Program program, Membership? existing, Person person, Fields fields, Phrases t)
    {
        if (existing is { IsIn: true })
            return new Decision.AlreadyIn();
        var errors = Errors(program, fields, t).ToList();
        var working = fields.IsOn("own_times") ? HoursInputs.Read(fields, person, t, errors) : person;
        if (errors.Count > 0)
            return new Decision.Incomplete(errors);
        var membership = new Membership
        {
            Id = existing?.Id ?? ChatOps.People.Ids.New(),
            ProgramId = program.Id,
            PersonId = default,
            State = program.IsOpen ? MembershipState.Active : MembershipState.Applied,
            NoticeVersion = program.Settings.NoticeInForce,
        };
        return new Decision.Joined(
            membership,
            new Intake
            {
                MembershipId = membership.Id,
                Topic = fields.Choice("topic")!,
                Languages = [.. fields.Choices("languages").Where(program.Settings.Languages.Contains)],
                Modes = [.. fields.Choices("mode").Where(Modes.Contains)],
                Side = program.Settings.Rounds.IsOneSided ? SideInput.Read(fields) : null,
                OwnTimes = fields.IsOn("own_times"),
                FeedbackStyle = fields.Choice("feedback_style", Styles)!,
                Words = new IntakeWords
                {
                    TopicOther = fields.Choice("topic") == "other" ? fields.Words("topic_other") : null,
                    Purpose = fields.Words("purpose"),
                },
            },
            working);
    }

    private static IEnumerable<FieldError> Errors(Program program, Fields fields, Phrases t)
    {
        var topics = program.Settings.Topics.Select(x => x.Key).Append("other").ToList();
        var topic = fields.Choice("topic", topics);
        if (topic is null)
            yield return new FieldError("topic", t["intake.error.topic"]);
        if (topic == "other" && !fields.Has("topic_other"))
            yield return new FieldError("topic_other", t["intake.error.topic_other"]);
        foreach (var (field, max) in new[] { ("topic_other", OtherLength), ("purpose", PurposeLength) })
        {
            if (fields.Words(field) is { } words && words.Length > max)
                yield return new FieldError(field, t.Fill("error.too_long", ("max", max), ("n", words.Length)));
        }

        if (!fields.Choices("languages").Any(program.Settings.Languages.Contains))
            yield return new FieldError("languages", t["intake.error.tick_one"]);
        if (!fields.Choices("mode").Any(Modes.Contains))
            yield return new FieldError("mode", t["intake.error.tick_one"]);
        if (program.Settings.Rounds.IsOneSided && SideInput.Read(fields) is null)
            yield return new FieldError(SideInput.Id, t["intake.error.side"]);
        if (fields.Choice("feedback_style", Styles) is null)
            yield return new FieldError("feedback_style", t["intake.error.feedback_style"]);
        if (!fields.IsOn("agree"))
            yield return new FieldError("agree", t["intake.error.agree"]);
    }

    internal abstract record Decision
    {
        internal sealed record Joined(Membership Membership, Intake Intake, Person Person) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;

        internal sealed record AlreadyIn : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A member joined {Program} as {State}")]
        public static partial void MemberJoined(ILogger logger, ProgramId program, MembershipState state);
    }
}

using System.Collections.Frozen;
using ChatOps.Accounts;
using ChatOps.Accounts.Changes;
using ChatOps.Accounts.Linking;
using ChatOps.Accounts.TimeOff;
using ChatOps.Channels;
using ChatOps.Channels.Slack.Install;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Responses;
using ChatOps.CheckIns.Weeks;
using ChatOps.Counting;
using ChatOps.Joining;
using ChatOps.Joining.Away;
using ChatOps.Joining.Changes;
using ChatOps.Joining.Choosing;
using ChatOps.Joining.Holidays;
using ChatOps.Joining.Introductions;
using ChatOps.Joining.Invitations;
using ChatOps.Joining.Leaving;
using ChatOps.Joining.Notice;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Changes;
using ChatOps.Meetings.Standing;
using ChatOps.Menu;
using ChatOps.Moderating.Needs;
using ChatOps.Pairing;
using ChatOps.Pairing.Covering;
using ChatOps.Pairing.Offers;
using ChatOps.Pairing.Repairing;
using ChatOps.Pairing.Saying;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Delivered;
using ChatOps.Rounds.Editing;
using ChatOps.Rounds.Ending;
using ChatOps.Rounds.Ending.Monthly;
using ChatOps.Rounds.Opening;
using ChatOps.Rounds.Planning;
using ChatOps.Rounds.Proposing;

namespace ChatOps;

/// <summary>The table of the program: what can be done, what can be shown, and what the clock does. Names only.</summary>
internal static class Routes
{
    /// <summary>Action, as a button, form or typed verb names it, to the use case that answers it.</summary>
    public static readonly FrozenDictionary<string, Type> UseCases = new Dictionary<string, Type>
    {
        ["menu"] = typeof(ShowMenu),
        ["home.opened"] = typeof(ShowHome),
        ["chat.opened"] = typeof(ChannelInstalled),
        ["channel.installed"] = typeof(ChannelInstalled),
        ["channel.upgraded"] = typeof(ChannelInstalled),
        ["channel.removed"] = typeof(ChannelRemoved),
        ["people-check.confirm"] = typeof(ConfirmChanges),
        ["people-check.keep"] = typeof(ConfirmChanges),
        ["account.code"] = typeof(LinkByCode),
        ["account.connect"] = typeof(ConnectAccounts),
        ["account.connect.no"] = typeof(ConnectAccounts),
        ["account.unlink"] = typeof(UnlinkAccounts),
        ["account.prefer"] = typeof(PreferAccount),
        ["data.notice"] = typeof(ShowDataNotice),
        ["days-off.show"] = typeof(ShowDaysOff),
        ["days-off.open"] = typeof(ShowDaysOff),
        ["days-off.add"] = typeof(AddLeave),
        ["days-off.remove"] = typeof(RemoveLeave),

        ["join"] = typeof(Join),
        ["join.open"] = typeof(Join),
        ["intake.submit"] = typeof(SubmitIntake),
        ["intake.cancel"] = typeof(DeclineForm),
        ["form.cancel"] = typeof(DeclineForm),
        ["invitation.open"] = typeof(OpenInvitation),
        ["invitation.send"] = typeof(SendInvitation),
        ["invitation.cancel"] = typeof(DeclineForm),
        ["invitation.decline"] = typeof(DeclineInvitation),
        ["notice.agree"] = typeof(AgreeToNotice),
        ["notice.open"] = typeof(OpenNotice),
        ["notice.change"] = typeof(ChangeNotice),
        ["notice.cancel"] = typeof(DeclineForm),
        ["holidays.open"] = typeof(OpenHolidays),
        ["holidays.save"] = typeof(SaveHolidays),
        ["holidays.cancel"] = typeof(DeclineForm),
        ["introduction.post"] = typeof(PostIntroduction),
        ["introduction.skip"] = typeof(SkipIntroduction),
        ["program.channel"] = typeof(SetProgramChannel),
        ["preferences.open"] = typeof(OpenPreferences),
        ["preferences.submit"] = typeof(SavePreferences),
        ["preferences.cancel"] = typeof(DeclineForm),
        ["membership.pause"] = typeof(OpenPause),
        ["membership.pause.submit"] = typeof(PauseMembership),
        ["pause.cancel"] = typeof(DeclineForm),
        ["membership.resume"] = typeof(ResumeMembership),
        ["membership.leave"] = typeof(LeaveProgram),
        ["membership.leave-yes"] = typeof(LeaveProgram),
        ["membership.leave-no"] = typeof(LeaveProgram),
        ["membership.leave-undo"] = typeof(LeaveProgram),

        ["program.new"] = typeof(NewProgram),
        ["program.create"] = typeof(CreateProgram),
        ["program.post"] = typeof(PostJoinCard),
        ["applicants.show"] = typeof(ShowApplicants),
        ["applicant.admit"] = typeof(AdmitApplicant),
        ["applicant.decline"] = typeof(DeclineApplicant),
        ["pair.open"] = typeof(OpenPairForm),
        ["pair.submit"] = typeof(PairMembers),
        ["partner.show"] = typeof(ShowPartner),
        ["partner.not-a-fit"] = typeof(NotAFit),
        ["partner.not-a-fit.yes"] = typeof(NotAFit),
        ["partner.not-a-fit.keep"] = typeof(NotAFit),
        ["cover.yes"] = typeof(AnswerCover),
        ["cover.no"] = typeof(AnswerCover),
        ["cover.take"] = typeof(AnswerCover),
        ["cover.leave"] = typeof(AnswerCover),
        ["cover.share"] = typeof(ShareWithCover),
        ["offer.yes"] = typeof(AnswerOffer),
        ["offer.no"] = typeof(AnswerOffer),

        ["say"] = typeof(Say),
        ["say.send"] = typeof(Say),
        [Verbs.Edited] = typeof(FollowTyped),
        [Verbs.Deleted] = typeof(FollowTyped),
        ["say.open"] = typeof(OpenSay),
        ["say.back"] = typeof(OpenSay),
        ["say.read"] = typeof(ReadSaid),
        ["say.read.close"] = typeof(ReadSaid),
        ["say.off"] = typeof(SwitchSaying),
        ["say.on"] = typeof(SwitchSaying),

        ["round-end.open"] = typeof(OpenRoundEnd),
        ["round-end.change"] = typeof(OpenRoundEnd),
        ["round-end.back"] = typeof(OpenRoundEnd),
        ["round-end.later"] = typeof(OpenRoundEnd),
        ["round-end.submit"] = typeof(SubmitRoundEnd),
        ["thanks.read"] = typeof(ReadEnding),
        ["thanks.close"] = typeof(ReadEnding),
        ["round-feedback.read"] = typeof(ReadEnding),
        ["round-feedback.close"] = typeof(ReadEnding),
        ["monthly.ask"] = typeof(AskMonthly),
        ["monthly.leave"] = typeof(AskMonthly),
        ["monthly.yes"] = typeof(AgreeMonthly),
        ["monthly.no"] = typeof(AgreeMonthly),

        ["rounds.show"] = typeof(ShowRounds),
        ["rounds.dry-run"] = typeof(TryRound),
        ["rounds.run-now"] = typeof(RunNow),
        ["rounds.plan"] = typeof(PlanRounds),
        ["rounds.save"] = typeof(SaveRounds),
        ["rounds.weigh"] = typeof(WeighPairs),
        ["rounds.weights"] = typeof(SaveWeights),
        ["rounds.take-part"] = typeof(TakePart),
        ["proposal.show"] = typeof(ShowProposal),
        ["proposal.page"] = typeof(TurnPage),
        ["proposal.group"] = typeof(OpenGroupForm),
        ["proposal.swap"] = typeof(SwapMembers),
        ["proposal.lock"] = typeof(LockGroup),
        ["proposal.unlock"] = typeof(UnlockGroup),
        ["proposal.split"] = typeof(SplitGroup),
        ["proposal.place"] = typeof(PlaceMember),
        ["proposal.again"] = typeof(DraftAgain),
        ["proposal.approve"] = typeof(ApproveProposal),
        ["proposal.drop"] = typeof(DropProposal),
        ["delivery.show"] = typeof(ShowDelivery),
        ["meeting.show"] = typeof(ShowMeeting),
        ["meeting.propose"] = typeof(ProposeTimes),
        ["meeting.other-time"] = typeof(ProposeTimes),
        ["meeting.choose"] = typeof(ChooseTime),
        ["meeting.choose-here"] = typeof(ChooseTime),
        ["meeting.none"] = typeof(DeclineTimes),
        ["meeting.none-here"] = typeof(DeclineTimes),
        ["meeting.skip"] = typeof(SkipMeeting),
        ["meeting.own"] = typeof(OwnMeeting),
        ["meeting.held"] = typeof(SayWhetherMet),
        ["meeting.not-held"] = typeof(SayWhetherMet),
        ["meeting.new-feed"] = typeof(RenewFeed),
        ["needs.show"] = typeof(ShowNeeds),
        ["step-in.open"] = typeof(OpenStepIn),
        ["step-in.send"] = typeof(StepIn),

        ["week.show"] = typeof(ShowWeek),
        ["check-in.see-you"] = typeof(ShowWeek),
        ["check-in.write"] = typeof(OpenCheckIn),
        ["check-in.change"] = typeof(OpenCheckIn),
        ["check-in.add-row"] = typeof(OpenCheckIn),
        ["check-in.redraw"] = typeof(OpenCheckIn),
        ["check-in.take-back"] = typeof(OpenCheckIn),
        ["check-in.submit"] = typeof(SubmitCheckIn),
        ["check-in.share"] = typeof(SubmitCheckIn),
        ["check-in.share-with-new"] = typeof(SubmitCheckIn),
        ["check-in.save"] = typeof(SaveDraft),
        ["check-in.keep"] = typeof(KeepToMyself),
        ["check-in.snooze"] = typeof(SnoozeCheckIn),
        ["check-in.skip"] = typeof(SkipCheckIn),
        ["check-in.unskip"] = typeof(SkipCheckIn),
        ["check-in.take-back.confirm"] = typeof(TakeBack),
        ["check-in.take-back.leave"] = typeof(TakeBack),
        ["check-in.use-for-new"] = typeof(UseForNewWeek),

        ["copy.open"] = typeof(OpenCopyForm),
        ["copy.read"] = typeof(OpenCopyForm),
        ["copy.whole.read"] = typeof(OpenCopyForm),
        ["copy.back"] = typeof(OpenCopyForm),
        ["copy.cheer"] = typeof(CheerCopy),
        ["copy.call-skip"] = typeof(AnswerCall),
        ["copy.call-keep"] = typeof(AnswerCall),
        ["copy.comment"] = typeof(OpenCopyForm),
        ["copy.comment.send"] = typeof(CommentOnCopy),
        ["copy.link"] = typeof(OpenCopyForm),
        ["copy.link.send"] = typeof(CommentOnCopy),
        ["copy.brainstorm"] = typeof(OpenCopyForm),
        ["copy.brainstorm.send"] = typeof(OfferBrainstorm),
        ["copy.raise"] = typeof(OpenCopyForm),
        ["copy.raise.send"] = typeof(RaiseItem),
        ["copy.report"] = typeof(OpenCopyForm),
        ["copy.report.send"] = typeof(ReportCopy),
        ["comment.read"] = typeof(AnswerComment),
        ["comment.answer"] = typeof(AnswerComment),
        ["comment.answer.send"] = typeof(AnswerComment),
        ["comment.back"] = typeof(AnswerComment),
        ["brainstorm.meeting"] = typeof(AnswerBrainstorm),
        ["brainstorm.time"] = typeof(AnswerBrainstorm),
        ["brainstorm.no"] = typeof(AnswerBrainstorm),
    }.ToFrozenDictionary();

    /// <summary>Card kind, as the outbox and replies name it, to the builder that draws it.</summary>
    public static readonly FrozenDictionary<string, Type> Cards = new Dictionary<string, Type>
    {
        [NoticeCard.Kind] = typeof(NoticeCard),
        [MenuCard.Kind] = typeof(MenuCard),
        [HomeCard.Kind] = typeof(HomeCard),
        [AccountCodeCard.Kind] = typeof(AccountCodeCard),
        [ConnectAccountsCard.Kind] = typeof(ConnectAccountsCard),
        [AccountsJoinedCard.Kind] = typeof(AccountsJoinedCard),
        [DataNoticeCard.Kind] = typeof(DataNoticeCard),
        [PeopleCheckCard.Kind] = typeof(PeopleCheckCard),
        [DaysOffCard.Kind] = typeof(DaysOffCard),

        [IntakeForm.Kind] = typeof(IntakeForm),
        [PreferencesForm.Kind] = typeof(PreferencesForm),
        [PreferencesSavedCard.Kind] = typeof(PreferencesSavedCard),
        [JoinedCard.Kind] = typeof(JoinedCard),
        [WhichProgramCard.Kind] = typeof(WhichProgramCard),
        [PauseForm.Kind] = typeof(PauseForm),
        [InviteForm.Kind] = typeof(InviteForm),
        [InvitationCard.Kind] = typeof(InvitationCard),
        [NoticeForm.Kind] = typeof(NoticeForm),
        [NoticeAgainCard.Kind] = typeof(NoticeAgainCard),
        [HolidaysForm.Kind] = typeof(HolidaysForm),
        [IntroductionCard.Kind] = typeof(IntroductionCard),
        [IntroductionPreviewCard.Kind] = typeof(IntroductionPreviewCard),
        [PartnerAwayCard.Kind] = typeof(PartnerAwayCard),
        [WelcomeBackCard.Kind] = typeof(WelcomeBackCard),
        [LeaveCard.Kind] = typeof(LeaveCard),
        [JoinInviteCard.Kind] = typeof(JoinInviteCard),
        [ProgramsCard.Kind] = typeof(ProgramsCard),
        [ApplicantsCard.Kind] = typeof(ApplicantsCard),
        [AdmittedCard.Kind] = typeof(AdmittedCard),

        [ProgramCreatedCard.Kind] = typeof(ProgramCreatedCard),
        [ProgramForm.Kind] = typeof(ProgramForm),
        [PairForm.Kind] = typeof(PairForm),
        [RevealCard.Kind] = typeof(RevealCard),
        [NotAFitForm.Kind] = typeof(NotAFitForm),
        [PartnerChangedCard.Kind] = typeof(PartnerChangedCard),
        [NextRoundCard.Kind] = typeof(NextRoundCard),
        [CoverCard.Kind] = typeof(CoverCard),
        [OfferCard.Kind] = typeof(OfferCard),
        [SayForm.Kind] = typeof(SayForm),
        [SayCard.Kind] = typeof(SayCard),
        [SayWhole.Kind] = typeof(SayWhole),
        [RoundEndCard.Kind] = typeof(RoundEndCard),
        [RoundEndForm.Kind] = typeof(RoundEndForm),
        [PausedNote.Kind] = typeof(PausedNote),
        [ThanksCard.Kind] = typeof(ThanksCard),
        [ThanksWhole.Kind] = typeof(ThanksWhole),
        [RoundFeedbackCard.Kind] = typeof(RoundFeedbackCard),
        [RoundFeedbackWhole.Kind] = typeof(RoundFeedbackWhole),
        [MonthlyCard.Kind] = typeof(MonthlyCard),
        [RoundsCard.Kind] = typeof(RoundsCard),
        [RoundsForm.Kind] = typeof(RoundsForm),
        [WeightsForm.Kind] = typeof(WeightsForm),
        [DryRunCard.Kind] = typeof(DryRunCard),
        [ProposalCard.Kind] = typeof(ProposalCard),
        [ProposalPage.Kind] = typeof(ProposalPage),
        [GroupForm.Kind] = typeof(GroupForm),
        [DeliveryCard.Kind] = typeof(DeliveryCard),
        [NeedsCard.Kind] = typeof(NeedsCard),
        [StepInForm.Kind] = typeof(StepInForm),
        [StepInCard.Kind] = typeof(StepInCard),

        [MeetingCard.Kind] = typeof(MeetingCard),

        [CheckInForm.Kind] = typeof(CheckInForm),
        [CheckInEdit.Kind] = typeof(CheckInEdit),
        [CheckInNewer.Kind] = typeof(CheckInNewer),
        [CheckInLate.Kind] = typeof(CheckInLate),
        [TakeBackForm.Kind] = typeof(TakeBackForm),
        [PartnerCopyCard.Kind] = typeof(PartnerCopyCard),
        [CopyWhole.Kind] = typeof(CopyWhole),
        [CommentForm.Kind] = typeof(CommentForm),
        [LinkForm.Kind] = typeof(LinkForm),
        [BrainstormForm.Kind] = typeof(BrainstormForm),
        [RaiseForm.Kind] = typeof(RaiseForm),
        [ReportForm.Kind] = typeof(ReportForm),
        [ReportCard.Kind] = typeof(ReportCard),
        [CommentCard.Kind] = typeof(CommentCard),
        [CommentWhole.Kind] = typeof(CommentWhole),
        [AnswerForm.Kind] = typeof(AnswerForm),
        [BrainstormCard.Kind] = typeof(BrainstormCard),
    }.ToFrozenDictionary();

    /// <summary>
    /// Action of a form that shows what is stored, or asks for a day or a choice, to the card that it stands on: what comes back is held
    /// against it. The weekly form does that itself: it is sent most, and has read all it needs.
    /// </summary>
    public static readonly FrozenDictionary<string, string> Forms = new Dictionary<string, string>
    {
        ["days-off.add"] = DaysOffCard.Kind,
        ["intake.submit"] = IntakeForm.Kind,
        ["invitation.send"] = InviteForm.Kind,
        ["notice.change"] = NoticeForm.Kind,
        ["holidays.save"] = HolidaysForm.Kind,
        ["preferences.submit"] = PreferencesForm.Kind,
        ["membership.pause.submit"] = PauseForm.Kind,
        ["program.create"] = ProgramForm.Kind,
        ["pair.submit"] = PairForm.Kind,
        ["say.send"] = SayForm.Kind,
        ["round-end.submit"] = RoundEndForm.Kind,
        ["rounds.save"] = RoundsForm.Kind,
        ["rounds.weights"] = WeightsForm.Kind,
        ["proposal.swap"] = GroupForm.Kind,
        ["step-in.send"] = StepInForm.Kind,
        ["copy.link.send"] = LinkForm.Kind,
        ["copy.brainstorm.send"] = BrainstormForm.Kind,
        ["copy.raise.send"] = RaiseForm.Kind,
        ["copy.report.send"] = ReportForm.Kind,
    }.ToFrozenDictionary();

    /// <summary>
    /// What a look at the clock does, in this order: rounds before what needs their pairs, the weeks before the totals that count them, and
    /// the meetings last, for they go by both. Where Graph is connected, its watch over calendars comes before all.
    /// </summary>
    public static readonly IReadOnlyList<Type> Ticks =
    [
        typeof(RoundTick),
        typeof(SendNeeds),
        typeof(EndPauses),
        typeof(EndLeft),
        typeof(Invite),
        typeof(FindInvited),
        typeof(SlackRenewal),
        typeof(ShowNoticeAgain),
        typeof(ImportHolidays),
        typeof(TrustCheck),
        typeof(NightlyCheck),
        typeof(EndTrials),
        typeof(FindCovers),
        typeof(OfferPartners),
        typeof(PairUnpaired),
        typeof(PurgeSayings),
        typeof(AskRoundEnds),
        typeof(CloseRounds),
        typeof(CheckInTick),
        typeof(ParticipationTick),
        typeof(ReconcileMeetings),
    ];
}

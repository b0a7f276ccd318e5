using System.Collections.Frozen;
using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Menu;
using ChatOps.Pairing;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps;

/// <summary>The table of the program: what can be done, and what can be shown. Names only.</summary>
internal static class Routes
{
    /// <summary>Action, as a button, form or typed verb names it, to the use case that answers it.</summary>
    public static readonly FrozenDictionary<string, Type> UseCases = new Dictionary<string, Type>
    {
        ["menu"] = typeof(ShowMenu),
        ["home.opened"] = typeof(ShowHome),
        ["channel.installed"] = typeof(ChannelInstalled),
        ["channel.removed"] = typeof(ChannelRemoved),
        ["account.unlink"] = typeof(UnlinkAccounts),
        ["account.prefer"] = typeof(PreferAccount),
        ["data.notice"] = typeof(ShowDataNotice),

        ["join"] = typeof(Join),
        ["join.open"] = typeof(Join),
        ["intake.submit"] = typeof(SubmitIntake),
        ["intake.cancel"] = typeof(DeclineForm),
        ["preferences.open"] = typeof(OpenPreferences),
        ["preferences.submit"] = typeof(SavePreferences),
        ["preferences.cancel"] = typeof(DeclineForm),
        ["membership.pause"] = typeof(PauseMembership),
        ["membership.resume"] = typeof(ResumeMembership),
        ["membership.leave"] = typeof(LeaveProgram),

        ["program.new"] = typeof(NewProgram),
        ["program.create"] = typeof(CreateProgram),
        ["program.post"] = typeof(PostJoinCard),
        ["applicants.show"] = typeof(ShowApplicants),
        ["applicant.admit"] = typeof(AdmitApplicant),
        ["applicant.decline"] = typeof(DeclineApplicant),
        ["pair.open"] = typeof(OpenPairForm),
        ["pair.submit"] = typeof(PairMembers),
        ["partner.show"] = typeof(ShowPartner),
    }.ToFrozenDictionary();

    /// <summary>Card kind, as the outbox and replies name it, to the builder that draws it.</summary>
    public static readonly FrozenDictionary<string, Type> Cards = new Dictionary<string, Type>
    {
        [NoticeCard.Kind] = typeof(NoticeCard),
        [MenuCard.Kind] = typeof(MenuCard),
        [HomeCard.Kind] = typeof(HomeCard),
        [AccountsJoinedCard.Kind] = typeof(AccountsJoinedCard),
        [DataNoticeCard.Kind] = typeof(DataNoticeCard),

        [IntakeForm.Kind] = typeof(IntakeForm),
        [PreferencesForm.Kind] = typeof(PreferencesForm),
        [PreferencesSavedCard.Kind] = typeof(PreferencesSavedCard),
        [JoinedCard.Kind] = typeof(JoinedCard),
        [JoinInviteCard.Kind] = typeof(JoinInviteCard),
        [ProgramsCard.Kind] = typeof(ProgramsCard),
        [ApplicantsCard.Kind] = typeof(ApplicantsCard),
        [AdmittedCard.Kind] = typeof(AdmittedCard),

        [ProgramForm.Kind] = typeof(ProgramForm),
        [PairForm.Kind] = typeof(PairForm),
        [RevealCard.Kind] = typeof(RevealCard),
    }.ToFrozenDictionary();
}

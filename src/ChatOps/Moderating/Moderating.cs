using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Slack.Install;
using ChatOps.Moderating.Goals;
using ChatOps.Moderating.Members;
using ChatOps.Moderating.Needs;
using ChatOps.Moderating.Pairs;
using ChatOps.Moderating.Questions;
using ChatOps.Moderating.Records;
using ChatOps.Moderating.Rounds;
using ChatOps.Privacy.Records;
using ChatOps.Web.SignIn;

namespace ChatOps.Moderating;

/// <summary>Wiring of what moderators do: the console, and the weekly list of who needs them, which comes as a card, too.</summary>
internal static class Moderating
{
    public static IServiceCollection AddModerating(this IServiceCollection services) => services
        .AddSingleton<ModeratorAtDoor>(context => context.User.IsInRole(Roles.Moderator) ? SignedIn.KeyOf(context.User) : null)
        .AddSingleton<MayModerate>()
        .AddSingleton<Gestures>()
        .AddSingleton<IGestureAudit, ModeratorsActs>()
        .AddSingleton<NeedStore>()
        .AddSingleton<MayStepIn>()
        .AddSingleton<SendNeeds>()
        .AddSingleton<NeedsEndpoint>()
        .AddSingleton<RoundsEndpoint>()
        .AddSingleton<PairsEndpoint>()
        .AddSingleton<DryRunEndpoint>()
        .AddSingleton<MembersEndpoint>()
        .AddSingleton<QuestionsEndpoint>()
        .AddSingleton<GoalsEndpoint>()
        .AddSingleton<IRecord, ModeratingRecord>();
}

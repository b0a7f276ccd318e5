using System.Collections.Frozen;

namespace ChatOps.Channels.Queueing;

/// <summary>
/// The importance of each card kind that the bot sends by itself. A kind that is not named here answers something that the person just did
/// (menu, a form they opened); a posting may say otherwise: a nudge is a <c>check-in-form</c> posted anew as
/// <see cref="Importance.FirstNudge"/>.
/// </summary>
internal static class CardKinds
{
    /// <summary>Opens a round: the week in which it arrives has room for five messages.</summary>
    public const string Reveal = "reveal";

    /// <summary>The rounds of a program, for its moderators.</summary>
    public const string Rounds = "rounds";

    /// <summary>To somebody whose partner changed in the middle of a round.</summary>
    public const string PartnerChanged = "partner-changed";

    /// <summary>To the pair that takes somebody along, and to them.</summary>
    public const string Cover = "cover";

    /// <summary>Not a card: asks the channel about an account (<c>subject</c> = account id). Silent.</summary>
    public const string AccountLookUp = "account-lookup";

    /// <summary>Not a card: a replaced message (<c>subject</c> = its id) that could not be removed before the next one came.</summary>
    public const string Removal = "removal";

    /// <summary>What a partner says. Each one is heard: a talk is not read later.</summary>
    public const string Say = "say";

    /// <summary>Not a message in the chat: the person's own tab.</summary>
    public const string Home = "home";

    private static readonly FrozenDictionary<string, Importance> Known = new Dictionary<string, Importance>
    {
        [AccountLookUp] = Importance.Answer,
        ["account-connect"] = Importance.Answer,
        ["accounts-joined"] = Importance.Answer,
        ["brainstorm-from-partner"] = Importance.PartnerWords,
        ["admitted"] = Importance.Keep,
        ["applicants"] = Importance.Keep,
        ["check-in-form"] = Importance.Keep,
        ["comment-from-partner"] = Importance.PartnerWords,
        [Cover] = Importance.Keep,
        ["cheer-from-partner"] = Importance.Cheer,
        ["did-you-meet"] = Importance.DidYouMeet,
        ["invitation"] = Importance.Keep,
        ["kind-card"] = Importance.KindCard,
        ["leave"] = Importance.Answer,
        ["meeting-card"] = Importance.Keep,
        [Home] = Importance.Answer,
        ["mid-round"] = Importance.MidRound,
        ["monthly-talk"] = Importance.PartnerWords,
        ["notice-again"] = Importance.Keep,
        ["partner-away"] = Importance.Keep,
        ["next-round"] = Importance.Keep,
        [PartnerChanged] = Importance.Keep,
        ["partner-offer"] = Importance.Keep,
        ["partner-copy"] = Importance.PartnerWords,
        ["paused-note"] = Importance.Keep,
        ["needs-you"] = Importance.Keep,
        ["proposal"] = Importance.Keep,
        ["people-check"] = Importance.Keep,
        [Reveal] = Importance.Keep,
        ["report"] = Importance.Keep,
        [Rounds] = Importance.Answer,
        ["round-end"] = Importance.Keep,
        ["round-feedback"] = Importance.Keep,
        [Say] = Importance.PartnerWords,
        ["step-in"] = Importance.Keep,
        ["thanks"] = Importance.PartnerWords,
        ["welcome-back"] = Importance.Keep,
    }.ToFrozenDictionary();

    /// <summary>
    /// News about one's own pair: never waits for a week with room, and goes before what may wait (cards.md 0.6).
    /// </summary>
    private static readonly FrozenSet<string> News = FrozenSet.Create(PartnerChanged, Reveal);

    public static bool IsNews(string kind) => News.Contains(kind);

    /// <summary>
    /// The bot sends this kind by itself: where somebody acts on it, it is a message in their chat that the outbox keeps up to date.
    /// </summary>
    public static bool StandsInChat(string kind) => Known.ContainsKey(kind);

    /// <summary>A partner's words of which more join a message that was heard a moment ago, without being heard again.</summary>
    public static bool IsBundledInSilence(string kind, Importance importance) => importance == Importance.PartnerWords && kind != Say;

    public static Importance ImportanceOf(string kind) => Known.GetValueOrDefault(kind, Importance.Answer);
}

namespace ChatOps.Channels.Queueing;

/// <summary>
/// What a message is worth when not everything fits (cards.md 0.6), most important first: the numbers are stored and compared in SQL.
/// What comes last is dropped first; nothing above <see cref="FirstNudge"/> is ever dropped.
/// </summary>
internal enum Importance
{
    /// <summary>An answer to something the person just did. Never waits and never counts.</summary>
    Answer = 0,

    /// <summary>A partner's own words. Waits for the working day, does not count.</summary>
    PartnerWords = 1,

    /// <summary>From the bot, counted, never dropped: reveal, check-in, changed meeting.</summary>
    Keep = 2,

    FirstNudge = 3,
    KindCard = 4,
    SecondNudge = 5,
    DidYouMeet = 6,
    MidRound = 7,
    Cheer = 8,
}

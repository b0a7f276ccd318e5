namespace ChatOps.Storage.Faults;

/// <summary>What was to be done when it failed; names one step of one tick, so that two steps about the same row are two faults.</summary>
internal enum FaultKind
{
    /// <summary>Everything that a tick does for one program.</summary>
    Program,
    Round,
    Proposal,
    Holidays,

    /// <summary>A sealed intake that can't be opened. The item is the membership.</summary>
    Intake,
    RoundEnd,
    RoundEndAgain,
    CheckInOpening,
    CheckInClosing,
    Nudge,
    Notice,
    Return,
    Leaving,
    DaysOff,
    NeedsList,
    Invitation,
    InvitationSearch,
    TrialBegin,
    TrialEnd,
    CoverEnd,
    Cover,
    Offer,
    Saying,
    Account,
    PersonCheck,
    PersonChange,
    Trust,
    SlackToken,
    Distrust,
    Finishing,
    PairEnd,
    Membership,
    Week,
    RoundFigures,
    MeetingFigures,
    Steadiness,
    Mailbox,
    Meeting,
    MeetingEnd,
    MeetingGuest,
    MeetingAgain,
    MeetingLook,
}

/// <summary>Something that can fail by itself: a program, a pair, a member, a source.</summary>
/// <param name="Id">Of the row. Never a word.</param>
/// <param name="ProgramId">Whose moderators are told; null where the row leads to it, or where no program has it.</param>
internal readonly record struct Item(string Id, string? ProgramId = null);

/// <summary>What a tick could not do for one item, and when it tries again.</summary>
internal sealed record Fault
{
    public string Tick { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Item { get; init; } = "";
    public string? ProgramId { get; init; }

    /// <summary>The type of what was thrown; its message could hold words.</summary>
    public string Error { get; init; } = "";

    public int Tries { get; init; }
    public Instant FailedAt { get; init; }
    public Instant NextAt { get; init; }

    /// <summary>Not its time yet. What failed later than now was noted before the clock was set back, and says nothing of when.</summary>
    public bool Waits(Instant now) => NextAt > now && FailedAt <= now;
}

namespace ChatOps.Matching;

/// <summary>Why a group fits, for the moderator: from what matching may tell, never from what is private.</summary>
internal enum Reason
{
    /// <summary>The same main topic.</summary>
    Topic,

    /// <summary>A topic in common.</summary>
    NearTopic,

    /// <summary>At least half a working day in common; the minutes stand in <see cref="Group.Overlap"/>.</summary>
    Overlap,

    Language,

    Mode,

    /// <summary>As near, or as far apart, as the program asks.</summary>
    Seniority,

    /// <summary>From different departments, or the same, as the program asks.</summary>
    Department,

    /// <summary>One offers help with what the other works on.</summary>
    Help,

    /// <summary>Both wished to stay together.</summary>
    Keep,

    /// <summary>The moderator fixed it.</summary>
    Locked,
}
